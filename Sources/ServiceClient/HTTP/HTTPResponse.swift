// SPDX-License-Identifier: Apache-2.0

/// The head of a response.
public struct HTTPResponse: Sendable, Equatable {
  /// The URL that was asked for last.
  public let url: String
  /// The status, such as 200.
  public let status: Int
  /// The header fields.
  public let headers: HTTPHeaders
  /// The responses that sent the client here, in their order.
  public let redirects: [HTTPResponse]
}
