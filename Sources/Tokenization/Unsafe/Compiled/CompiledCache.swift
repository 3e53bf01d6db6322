// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A tokenizer as it was compiled, in a directory with others.
///
/// There is one file for each source and use of it, which is written anew when the source changes.
/// Nothing in it is needed or trusted: a file that is missing or not as it was written is made again,
/// and what cannot be written is left.
struct CompiledCache {
  let directory: String
  /// The hash of where the source lies and of what else the tokenizer is made of.
  let name: ContentHash

  private var path: String { "\(directory)/\(name.text).tokenizer" }

  /// Returns the model that was kept for this key; nil when there is none that is sound.
  func read(_ key: ContentHash) -> TokenizerModel? {
    guard let bytes = try? FlatArray<UInt8>(file: path),
      var reader = CompiledReader(bytes, key: key)
    else { return nil }
    do throws(ByteReader.Broken) {
      var settings = ByteReader(try reader.settings())
      let definition = try TokenizerDefinition(&settings)
      guard settings.isAtEnd else { return nil }
      let vocabulary = try CompiledVocabulary(&reader, definition)
      return try? TokenizerModel(definition, vocabulary)
    } catch {
      return nil
    }
  }

  /// Keeps a model, if that is possible.
  func write(_ definition: TokenizerDefinition, _ vocabulary: CompiledVocabulary, key: ContentHash)
  {
    var settings = ByteWriter()
    definition.write(to: &settings)
    var writer = CompiledWriter()
    writer.write(settings.bytes)
    vocabulary.write(to: &writer)
    unsafe writer.bytes.withUnsafeBytes { payload in
      let header = unsafe CompiledFormat.header(key: key, payload)
      unsafe header.withUnsafeBytes { unsafe write([$0, payload], to: path) }
    }
  }

  /// Writes a file under a name of its own and gives it the right one when it is whole.
  private func write(_ parts: [UnsafeRawBufferPointer], to path: String) {
    makeDirectory()
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isWritten = unsafe parts.allSatisfy { unsafe CompiledCache.write($0, to: file) }
    let isClosed = close(file) == 0
    if unsafe !(isWritten && isClosed && rename(temporary, path) == 0) {
      unsafe unlink(temporary)
    }
  }

  private static func write(_ part: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var rest = unsafe part
    while let base = rest.baseAddress, rest.count > 0 {
      #if canImport(Darwin)
        let count = unsafe Darwin.write(file, base, rest.count)
      #elseif canImport(Musl)
        let count = unsafe Musl.write(file, base, rest.count)
      #else
        let count = unsafe Glibc.write(file, base, rest.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }

  /// Makes the directory and those that it is in.
  private func makeDirectory() {
    var end = directory.startIndex
    while let slash = directory[end...].dropFirst().firstIndex(of: "/") {
      _ = unsafe mkdir(String(directory[..<slash]), 0o700)
      end = slash
    }
    _ = unsafe mkdir(directory, 0o700)
  }
}
