// SPDX-License-Identifier: Apache-2.0

internal import CCURL

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One request to one server and its response.
///
/// Soundness: the transfer, its texts and its receiver outlive the one C call that uses them; the
/// callbacks run inside that call, on the same thread, and their bytes are used only inside them.
final class CurlTransfer {
  private let client: HTTPClient
  private let address: HTTPAddress
  private let lines: [String]
  private let redirects: [HTTPResponse]
  private let maximumByteCount: Int

  private var head = HTTPHead()
  private var response: HTTPResponse?
  private var bodyByteCount = 0
  private var failure: HTTPError.Cause?
  private var receive: ((HTTPResponse, Span<UInt8>) -> Bool)?

  init(
    client: HTTPClient, address: HTTPAddress, lines: [String], redirects: [HTTPResponse],
    maximumByteCount: Int
  ) {
    self.client = client
    self.address = address
    self.lines = lines
    self.redirects = redirects
    self.maximumByteCount = maximumByteCount
  }

  /// Runs the transfer; returns its response and where that sends the client.
  func run(
    _ receive: (HTTPResponse, Span<UInt8>) -> Bool
  ) throws(HTTPError) -> (HTTPResponse, redirect: String?) {
    if let reason = unsafe ccurl_load() {
      throw error(.libraryMissing(unsafe String(cString: reason)))
    }
    var result = unsafe ccurl_result()
    withoutActuallyEscaping(receive) { receive in
      self.receive = receive
      unsafe result = perform()
      self.receive = nil
    }
    defer { unsafe free(result.redirect_url) }
    if let failure { throw error(failure) }
    guard unsafe Int(result.code) == CCURL_OK else {
      throw error(cause(of: Int(unsafe result.code), unsafe text(of: result)))
    }
    guard head.status > 0 else { throw error(.interrupted("the server sent no response")) }
    let target = unsafe result.redirect_url.map { unsafe String(cString: $0) }
    return (finishedHead(), isRedirect ? target : nil)
  }

  private func perform() -> ccurl_result {
    var texts = unsafe lines.map { unsafe UnsafePointer(strdup($0)) }
    defer { unsafe texts.forEach { unsafe free(UnsafeMutableRawPointer(mutating: $0)) } }
    var result = unsafe ccurl_result()
    unsafe address.text.withCString { url in
      unsafe texts.withUnsafeMutableBufferPointer { texts in
        var request = unsafe ccurl_request()
        unsafe request.url = url
        unsafe request.headers = UnsafePointer(texts.baseAddress)
        unsafe request.header_count = texts.count
        unsafe request.ignores_proxy = address.isLoopback
        let certificates = unsafe client.certificateFile.flatMap { unsafe strdup($0) }
        defer { unsafe free(certificates) }
        unsafe request.certificate_file = certificates.map { unsafe UnsafePointer($0) }
        unsafe request.connect_timeout_in_milliseconds = client.connectTimeoutInMilliseconds
        unsafe request.stall_timeout_in_milliseconds = client.stallTimeoutInMilliseconds
        unsafe request.context = Unmanaged.passUnretained(self).toOpaque()
        unsafe request.receive_head = { context, bytes, count in
          unsafe CurlTransfer.of(context).receiveHead(CurlTransfer.buffer(bytes, count).span)
        }
        unsafe request.receive_body = { context, bytes, count in
          unsafe CurlTransfer.of(context).receiveBody(CurlTransfer.buffer(bytes, count).span)
        }
        unsafe ccurl_get(&request, &result)
      }
    }
    return unsafe result
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> CurlTransfer {
    guard let context = unsafe context else { preconditionFailure("a callback without context") }
    return unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
  }

  private static func buffer(
    _ bytes: UnsafePointer<CChar>?, _ count: Int
  ) -> UnsafeBufferPointer<UInt8> {
    let start = unsafe UnsafeRawPointer(bytes)?.assumingMemoryBound(to: UInt8.self)
    return unsafe UnsafeBufferPointer(start: start, count: count)
  }

  private func text(of result: ccurl_result) -> String {
    var result = unsafe result
    return unsafe withUnsafeBytes(of: &result.message) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

extension CurlTransfer {
  private func receiveHead(_ line: Span<UInt8>) -> Bool {
    head.append(line)
    guard head.byteCount <= client.maximumHeadByteCount else {
      failure = .headTooLarge(limit: client.maximumHeadByteCount)
      return false
    }
    return true
  }

  private func receiveBody(_ bytes: Span<UInt8>) -> Bool {
    bodyByteCount += bytes.count
    // The body of a redirect is for people; a few kilobytes of it are read to keep the peace.
    let limit = isRedirect ? 64 << 10 : maximumByteCount
    guard max(bodyByteCount, head.headers.contentLength ?? 0) <= limit else {
      failure = .bodyTooLarge(limit: limit)
      return false
    }
    guard !isRedirect, let receive else { return true }
    guard receive(finishedHead(), bytes) else {
      failure = .stopped
      return false
    }
    return true
  }

  private var isRedirect: Bool {
    [301, 302, 303, 307, 308].contains(head.status) && head.headers["location"] != nil
  }

  private func finishedHead() -> HTTPResponse {
    if let response { return response }
    let finished = HTTPResponse(
      url: address.text, status: head.status, headers: head.headers, redirects: redirects)
    response = finished
    return finished
  }

  private func error(_ cause: HTTPError.Cause) -> HTTPError {
    HTTPError(url: address.displayText, cause: cause)
  }

  private func cause(of code: Int, _ message: String) -> HTTPError.Cause {
    let transient = [
      CCURL_COULD_NOT_RESOLVE_PROXY, CCURL_COULD_NOT_RESOLVE_HOST, CCURL_COULD_NOT_CONNECT,
      CCURL_WEIRD_SERVER_REPLY, CCURL_HTTP2, CCURL_PARTIAL_FILE, CCURL_TIMED_OUT,
      CCURL_TLS_CONNECT_ERROR, CCURL_GOT_NOTHING, CCURL_SEND_ERROR, CCURL_RECEIVE_ERROR,
      CCURL_HTTP2_STREAM,
    ]
    let untrusted = [CCURL_PEER_UNVERIFIED, CCURL_CERTIFICATES_UNREADABLE]
    if transient.contains(code) { return .interrupted(message) }
    if untrusted.contains(code) { return .untrusted(message) }
    return .other(code: code, message)
  }
}
