// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a conversation data set of a given size to standard output.
///
///     generate-benchmark-data --size 1G --seed 1 > conversations.jsonl
///
/// The same size and seed give the same bytes on every system. `K`, `M` and `G` are powers of a
/// thousand; the file ends with the row that reaches the size.
@main
enum GenerateBenchmarkData {
  private static let usage = "usage: generate-benchmark-data [--size 100M] [--seed 1]"

  static func main() {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      writeAll(Array("\(usage)\n".utf8), to: STDERR_FILENO)
      exit(2)
    }
    var generator = ConversationGenerator(seed: options.seed)
    var remaining = options.size
    var block: [UInt8] = []
    while remaining > 0 {
      block.removeAll(keepingCapacity: true)
      while block.count < min(1 << 20, remaining) { generator.appendRow(to: &block) }
      remaining -= block.count
      writeAll(block, to: STDOUT_FILENO)
    }
  }

  /// Writes all of `bytes`; ends the program quietly when nobody reads them any more.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var written = 0
    while written < bytes.count {
      // Sound: the pointer covers what is left of `bytes`, which lives through the call.
      let count = unsafe bytes[written...].withUnsafeBytes { rest in
        unsafe write(descriptor, rest.baseAddress, rest.count)
      }
      guard count > 0 else { exit(1) }
      written += count
    }
  }
}

/// What the command line asks for.
private struct Options {
  var size = 100_000_000
  var seed: UInt64 = 1

  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch name {
      case "--size":
        guard let size = Self.size(value) else { return nil }
        self.size = size
      case "--seed":
        guard let seed = UInt64(value) else { return nil }
        self.seed = seed
      default: return nil
      }
    }
  }

  private static func size(_ text: String) -> Int? {
    let units = ["K": 1_000, "M": 1_000_000, "G": 1_000_000_000]
    guard let unit = text.last.flatMap({ units[String($0).uppercased()] }) else { return Int(text) }
    return Int(text.dropLast()).map { $0 * unit }
  }
}
