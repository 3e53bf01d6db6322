// SPDX-License-Identifier: Apache-2.0

internal import Hashing
public import JSONLines

extension SplitManifest {
  /// The manifest as it is written; schemas/split.schema.json has its shape.
  public var document: JSONTree {
    var members: [(key: String, value: JSONTree)] = [
      ("version", .integer(SplitManifest.version)), ("algorithm", .string(algorithm)),
      // Beyond 2⁵³ not every reader keeps a number.
      ("seed", .string(String(seed))),
      ("options", .object(options.sorted { $0.key < $1.key }.map { ($0, .string($1)) })),
      ("input", input.document), ("files", .array(files.map(\.document))),
    ]
    if let tokenErrorPercent {
      members.append(("tokenErrorPercent", .number(tokenErrorPercent)))
    }
    if let groups { members.append(("groups", .integer(groups))) }
    if let largestGroup { members.append(("largestGroup", .integer(largestGroup))) }
    if let near { members.append(("nearDuplicates", near.document)) }
    members.append(("notes", .array(notes.map { .string($0) })))
    return .object(members)
  }

  /// Reads a manifest.
  ///
  /// - Throws: `SplitError.earlier` when the text is no manifest of a version that is known.
  public init(_ text: [UInt8], path: String) throws(SplitError) {
    let document = JSONDocument()
    guard document.scan(text: text), let root = document.root else {
      throw .earlier(path: path, reason: "is no JSON, so no manifest of a split")
    }
    guard let version = root["version"]?.integer, let algorithm = root["algorithm"]?.text else {
      throw .earlier(path: path, reason: "is no manifest of a split")
    }
    guard version == SplitManifest.version else {
      throw .earlier(
        path: path, reason: "is of version \(version), which this program does not know")
    }
    guard let seed = root["seed"]?.text.flatMap({ UInt64($0) }),
      let input = root["input"].flatMap(Input.init), let list = root["files"], list.kind == .array
    else { throw .earlier(path: path, reason: "lacks its seed, its input or its files") }
    let files = list.elements.compactMap(File.init)
    guard files.count == list.elements.count else {
      throw .earlier(path: path, reason: "has a file without its name, path, rows, bytes or sha256")
    }
    self.init(
      algorithm: algorithm, seed: seed, options: [:], input: input, files: files,
      tokenErrorPercent: root["tokenErrorPercent"]?.number,
      groups: root["groups"]?.integer, largestGroup: root["largestGroup"]?.integer,
      near: root["nearDuplicates"].flatMap(NearProof.init))
    if let options = root["options"] {
      for (key, value) in options.members {
        if let name = key.text, let text = value.text { self.options[name] = text }
      }
    }
    notes = root["notes"]?.elements.compactMap(\.text) ?? []
  }
}

extension SplitManifest.Input {
  fileprivate var document: JSONTree {
    .object([
      ("path", .string(path)), ("rows", .integer(rows)), ("bytes", .integer(bytes)),
      ("sha256", .string("\(digest)")),
    ])
  }

  fileprivate init?(_ value: JSONValue) {
    guard let path = value["path"]?.text, let rows = value["rows"]?.integer,
      let bytes = value["bytes"]?.integer, let digest = value.digest
    else { return nil }
    self.init(path: path, rows: rows, bytes: bytes, digest: digest)
  }
}

extension SplitManifest.File {
  fileprivate var document: JSONTree {
    var members: [(key: String, value: JSONTree)] = [
      ("name", .string(name)), ("path", .string(path)),
    ]
    if let asked { members.append(("asked", .string(asked))) }
    members += [
      ("rows", .integer(rows)), ("bytes", .integer(bytes)), ("sha256", .string("\(digest)")),
    ]
    if let tokens { members.append(("tokens", .integer(tokens))) }
    if let trainedTokens { members.append(("trainedTokens", .integer(trainedTokens))) }
    if !strata.isEmpty {
      let rows = strata.sorted { $0.key < $1.key }
      members.append(("strata", .object(rows.map { ($0, .integer($1)) })))
    }
    return .object(members)
  }

  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.text, let path = value["path"]?.text,
      let rows = value["rows"]?.integer, let bytes = value["bytes"]?.integer,
      let digest = value.digest
    else { return nil }
    self.init(
      name: name, path: path, asked: value["asked"]?.text, rows: rows, bytes: bytes,
      digest: digest, tokens: value["tokens"]?.integer,
      trainedTokens: value["trainedTokens"]?.integer)
    if let strata = value["strata"] {
      for (key, count) in strata.members {
        if let label = key.text, let count = count.integer { self.strata[label] = count }
      }
    }
  }
}

extension SplitManifest.NearProof {
  fileprivate var document: JSONTree {
    .object([
      ("threshold", .number(threshold)), ("comparisons", .integer(comparisons)),
      ("rows", .integer(rows)), ("rowsWithNeighbour", .integer(rowsWithNeighbour)),
      ("outside", outside.map { .string($0) } ?? .null),
    ])
  }

  fileprivate init?(_ value: JSONValue) {
    guard let threshold = value["threshold"]?.number, let pairs = value["comparisons"]?.integer,
      let rows = value["rows"]?.integer, let found = value["rowsWithNeighbour"]?.integer
    else { return nil }
    self.init(
      threshold: threshold, comparisons: pairs, rows: rows, rowsWithNeighbour: found,
      outside: value["outside"]?.text)
  }
}

extension JSONValue {
  fileprivate var integer: Int? { kind == .number ? Int(spelling) : nil }
  fileprivate var digest: SHA256Digest? {
    self["sha256"]?.text.flatMap { SHA256Digest(hexadecimal: $0) }
  }
}
