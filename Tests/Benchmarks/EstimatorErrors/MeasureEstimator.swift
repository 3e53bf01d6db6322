// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import ServiceClient
import Tokenization
import TuningData

/// Compares estimates with exact counts, for every tokenizer in the cache:
/// `measure-estimator FILE… [--only NAME]`.
///
/// Text files are cut into documents of about 4 KB; of JSONL files every text of some length counts.
/// Prints a Markdown table of the errors of the sums in percent.
@main enum MeasureEstimator {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var only: String?
    if let option = arguments.firstIndex(of: "--only"), option + 1 < arguments.count {
      only = arguments[option + 1]
      arguments.removeSubrange(option...option + 1)
    }
    guard !arguments.isEmpty else {
      FileHandle.standardError.write(Data("usage: measure-estimator FILE… [--only NAME]\n".utf8))
      exit(2)
    }
    let corpora = try arguments.map { path in try Corpus(path) }
    print("| tokenizer | \(corpora.map(\.name).joined(separator: " | ")) | stated |")
    print("|--|\(String(repeating: "--:|", count: corpora.count + 1))")
    let folders = CacheFolders()
    for source in try ModelCatalogue.embedded().tokenizers {
      guard only == nil || only == source.name, let path = source.path(in: folders) else {
        continue
      }
      let table = TokenEstimator.Table.named(source.name)
      let estimator = TokenEstimator(table, addedTokens: source.added)
      let counter = try Tokenizer(path: path, profile: source.rankFileProfile).makeCounter()
      let errors = try corpora.map { try $0.error(of: estimator, counter) }
      let stated = "\(table.errorPercent)" + (table.isErrorAssumed ? " (assumed)" : "")
      print("| \(table.name) | \(errors.joined(separator: " | ")) | \(stated) |")
    }
  }
}

/// Texts to count, one by one.
struct Corpus {
  let name: String
  private let texts: [[UInt8]]

  init(_ path: String) throws {
    let url = URL(filePath: path)
    name = url.deletingPathExtension().lastPathComponent
    let bytes = try [UInt8](Data(contentsOf: url))
    texts = url.pathExtension == "jsonl" ? Corpus.strings(bytes) : Corpus.documents(bytes)
  }

  /// Returns how far the estimate of all texts is off, in percent.
  func error(of estimator: TokenEstimator, _ counter: TokenCounter) throws -> String {
    var estimate = 0
    var truth = 0
    for text in texts {
      estimate += estimator.count(text, overlapping: []).total
      truth += try counter.count(text)
    }
    let error = 100 * (Double(estimate) / Double(max(1, truth)) - 1)
    return (error < 0 ? "−" : "+") + String(format: "%.1f", abs(error))
  }

  /// Returns documents that end after the first line feed at or beyond 4,096 bytes.
  private static func documents(_ text: [UInt8]) -> [[UInt8]] {
    var documents: [[UInt8]] = []
    var start = 0
    while start < text.count {
      let lineEnd = text[min(text.count, start + 4095)...].firstIndex(of: 0x0A)
      let end = lineEnd.map { $0 + 1 } ?? text.count
      documents.append(Array(text[start..<end]))
      start = end
    }
    return documents
  }

  private static func strings(_ lines: [UInt8]) -> [[UInt8]] {
    let document = JSONDocument()
    var texts: [[UInt8]] = []
    for line in lines.split(separator: 0x0A) {
      guard document.scan(text: Array(line)), let root = document.root else { continue }
      collect(root, &texts)
    }
    return texts
  }

  /// Takes the texts that are longer than names are.
  private static func collect(_ value: JSONValue, _ texts: inout [[UInt8]]) {
    switch value.kind {
    case .string:
      if let text = value.textBytes, text.count > 12 { texts.append(Array(text)) }
    case .object:
      for member in value.members { collect(member.value, &texts) }
    case .array:
      for element in value.elements { collect(element, &texts) }
    default: break
    }
  }
}

extension TokenizerSource {
  /// A file of the tokenizer that is in the cache.
  func path(in folders: CacheFolders) -> String? {
    files.map { "\(folders.packaged(name: folder))/\($0.path)" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }
}
