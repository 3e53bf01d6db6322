// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension CheckConfiguration {
  /// More than this is no configuration.
  private static let maximumBytes = 1 << 20

  /// Reads the configuration at `path`.
  ///
  /// - Throws: `ConfigurationError` with line and column when it is not one.
  public init(path: String) throws(ConfigurationError) {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try WholeFile.read(path, limit: CheckConfiguration.maximumBytes)
    } catch {
      throw ConfigurationError("\(error)")
    }
    do throws(YAMLError) {
      try self.init(
        YAMLParser.parse(bytes.span, file: path), file: path, folder: PathName(path).folder)
    } catch {
      throw ConfigurationError("\(error)")
    }
  }

  private static let keys = ["fail-on", "max-warnings", "baseline", "overrides"]

  init(_ root: YAMLNode, file: String, folder: PathName) throws(YAMLError) {
    let top = try YAMLMapping(root, file: file, keys: CheckSettings.keys + CheckConfiguration.keys)
    self.init(folder: folder)
    settings = try CheckSettings(top, folder)
    failOn = try top.choice("fail-on")
    maxWarnings = try top.integer("max-warnings", in: 0...Int(Int32.max))
    baseline = try top.path("baseline", from: folder)
    if let failOn, failOn != .error, maxWarnings != nil {
      throw top.error(
        at: "max-warnings",
        "\"max-warnings\" and \"fail-on: \(failOn.rawValue)\" contradict each "
          + "other; use one of the two")
    }
    for node in try top.nodes("overrides") ?? [] {
      let entry = try YAMLMapping(node, file: file, keys: ["files"] + CheckSettings.keys)
      let files = try entry.required("files", entry.strings("files"))
      overrides.append(
        Override(files: files.map { GlobPattern($0) }, settings: try CheckSettings(entry, folder)))
    }
  }
}

extension CheckSettings {
  fileprivate static let keys = [
    "model", "tokenizer", "chat-template", "format", "method", "epochs", "max-seq-length", "select",
    "extend-select", "ignore", "severity", "thresholds",
  ]

  fileprivate init(_ entry: YAMLMapping, _ folder: PathName) throws(YAMLError) {
    model = try entry.string("model")
    tokenizer = try entry.path("tokenizer", from: folder)
    chatTemplate = try entry.path("chat-template", from: folder)
    if try entry.string("format") != "auto" { format = try entry.choice("format") }
    method = try entry.choice("method")
    epochs = try entry.integer("epochs", in: TuningJob.epochLimits)
    maxSeqLength = try entry.integer("max-seq-length", in: 1...Int(Int32.max))
    let selection = try RuleSelection(entry)
    if selection != RuleSelection() { rules = [selection] }
  }
}

extension RuleSelection {
  fileprivate init(_ entry: YAMLMapping) throws(YAMLError) {
    select = try entry.selectors("select")
    extendSelect = try entry.selectors("extend-select") ?? []
    ignore = try entry.selectors("ignore") ?? []
    for (rule, node) in try entry.byRule("severity") {
      guard case .scalar(let text, _) = node.content, let severity = Severity(rawValue: text) else {
        let names = Severity.allCases.reversed().map(\.rawValue).joined(separator: ", ")
        throw YAMLError(
          file: entry.file, mark: node.mark,
          message: "expected one of \(names), found \(node.phrase); what is not to be reported "
            + "belongs to \"ignore\"")
      }
      severities[rule] = severity
    }
    for (rule, node) in try entry.byRule("thresholds") {
      guard case .scalar(let text, _) = node.content, let threshold = Threshold(text) else {
        throw YAMLError(
          file: entry.file, mark: node.mark,
          message: "expected a number of findings (max 3) or a share of the records (max 2%), "
            + "found \(node.phrase)")
      }
      thresholds[rule] = threshold
    }
  }
}

extension YAMLMapping {
  /// The path of `key`, which counts from the folder of the file.
  fileprivate func path(_ key: String, from folder: PathName) throws(YAMLError) -> String? {
    guard let text = try string(key) else { return nil }
    return text.hasPrefix("/") ? text : PathName("\(folder.text)/\(text)").text
  }

  /// The selectors of `key`.
  fileprivate func selectors(_ key: String) throws(YAMLError) -> [RuleSelector]? {
    guard try strings(key) != nil, let nodes = try nodes(key) else { return nil }
    var selectors: [RuleSelector] = []
    for node in nodes {
      guard case .scalar(let text, _) = node.content else { continue }
      selectors.append(try selector(text, at: node.mark))
    }
    return selectors
  }

  /// The values that `key` gives to rules, the more exact selectors last.
  fileprivate func byRule(_ key: String) throws(YAMLError) -> [(rule: String, value: YAMLNode)] {
    guard let node = self[key] else { return [] }
    guard case .mapping(let entries) = node.content else {
      throw error(at: key, "expected rules with their values for \"\(key)\", found \(node.phrase)")
    }
    var found: [(selector: RuleSelector, value: YAMLNode)] = []
    for entry in entries { found.append((try selector(entry.key, at: entry.mark), entry.value)) }
    return found.enumerated()
      .sorted {
        ($0.element.selector.precision, $0.offset) < ($1.element.selector.precision, $1.offset)
      }
      .flatMap { item in item.element.selector.rules.map { ($0, item.element.value) } }
  }

  private func selector(_ text: String, at mark: YAMLMark) throws(YAMLError) -> RuleSelector {
    do throws(RuleSelectorError) {
      return try RuleSelector(text)
    } catch {
      throw YAMLError(file: file, mark: mark, message: error.description)
    }
  }
}

/// Why there is no configuration.
public struct ConfigurationError: Error, CustomStringConvertible {
  /// What is wrong, with the place in the file, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}
