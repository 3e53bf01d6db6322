// SPDX-License-Identifier: Apache-2.0

extension ModelProfile {
  static let keys = [
    "id", "organisation", "aliases", "status", "parameters", "kind", "code", "reasoning", "vision",
    "tools", "context", "lora", "full", "default-lora-modules", "expert-lora-modules", "template",
    "template-variables", "tokenizer", "hub", "price-bracket", "replacement", "source", "note",
  ]

  init(
    _ entry: YAMLMapping, template: TemplateFamily?, tokenizer: TokenizerSource?, asOf: String
  ) throws(YAMLError) {
    id = try entry.required("id", entry.string("id"))
    organisation = try entry.required("organisation", entry.string("organisation"))
    aliases = try entry.strings("aliases") ?? []
    status = try entry.required("status", entry.choice("status"))
    (totalParameters, activeParameters) = try entry.parameters()
    kind = try entry.choice("kind")
    isForCode = try entry.boolean("code") ?? false
    reasoning = try entry.capability("reasoning")
    vision = try entry.capability("vision")
    tools = try entry.capability("tools")
    contextLength = try entry.contextLength()
    lora = try entry.offer("lora", keys: LoRALimits.keys, LoRALimits.init)
    full = try entry.offer("full", keys: BatchLimits.keys, BatchLimits.init)
    defaultLoRAModules = try entry.strings("default-lora-modules") ?? []
    expertLoRAModules = try entry.strings("expert-lora-modules") ?? []
    templateVariables = try ModelProfile.templateVariables(entry)
    self.template = template
    self.tokenizer = tokenizer ?? template?.tokenizer
    hub = try entry.mapping("hub", keys: HubRepository.keys).map(HubRepository.init)
    priceBracket = try entry.choice("price-bracket")
    replacement = try entry.string("replacement")
    self.asOf = asOf
    source = try entry.required("source", entry.string("source"))
    note = try entry.string("note")
    visionVariant = nil
  }
}

extension ModelProfile {
  /// The variables in which models of one family differ.
  private static let templateVariableNames = ["preserve_thinking", "scalars_as_json"]

  private static func templateVariables(_ entry: YAMLMapping) throws(YAMLError)
    -> [String: Bool]
  {
    var values: [String: Bool] = [:]
    guard let mapping = try entry.mapping("template-variables", keys: templateVariableNames) else {
      return values
    }
    for name in templateVariableNames { values[name] = try mapping.boolean(name) }
    return values
  }
}

extension TemplateFamily {
  static let keys = [
    "name", "system-role", "tokenizer", "template-file", "bos-token", "eos-token", "note", "source",
  ]

  init(_ entry: YAMLMapping, tokenizer: TokenizerSource?) throws(YAMLError) {
    self.tokenizer = tokenizer
    name = try entry.required("name", entry.string("name"))
    systemRole = try entry.required("system-role", entry.choice("system-role"))
    templateFile = try entry.string("template-file") ?? name
    var tokens: [String: String] = [:]
    for (key, variable) in [("bos-token", "bos_token"), ("eos-token", "eos_token")] {
      tokens[variable] = try entry.string(key)
    }
    specialTokens = tokens
    note = try entry.string("note")
    source = try entry.required("source", entry.string("source"))
  }
}

extension BatchLimits {
  static let keys = ["minimum-batch", "maximum-batch", "maximum-batch-dpo"]

  init(_ limits: YAMLMapping) throws(YAMLError) {
    minimum = try limits.required("minimum-batch", limits.batch("minimum-batch"))
    maximumSFT = try limits.required("maximum-batch", limits.batch("maximum-batch"))
    maximumDPO = try limits.batch("maximum-batch-dpo") ?? maximumSFT
    guard minimum <= min(maximumSFT, maximumDPO) else {
      throw limits.error(at: "minimum-batch", "the minimum \(minimum) is above the maximum")
    }
  }
}

extension LoRALimits {
  static let keys = BatchLimits.keys + ["gradient-accumulation", "maximum-rank"]

  init(_ limits: YAMLMapping) throws(YAMLError) {
    batch = try BatchLimits(limits)
    gradientAccumulation = try limits.integer("gradient-accumulation", in: 1...1024)
    maximumRank = try limits.required(
      "maximum-rank", limits.integer("maximum-rank", in: 1...1024))
  }
}

extension YAMLMapping {
  fileprivate func batch(_ key: String) throws(YAMLError) -> Int? {
    try integer(key, in: 1...65_536)
  }

  fileprivate func capability(_ key: String) throws(YAMLError) -> Capability {
    switch try boolean(key) {
    case true: .supported
    case false: .unsupported
    case nil: .unknown
    }
  }

  /// One number for a dense model, or a mapping of both for a mixture of experts.
  fileprivate func parameters() throws(YAMLError) -> (total: Double?, active: Double?) {
    let range = 0.001...100_000
    guard let node = self["parameters"] else { return (nil, nil) }
    guard case .mapping = node.content else {
      let count = try number("parameters", in: range)
      return (count, count)
    }
    let counts = try YAMLMapping(node, file: file, keys: ["total", "active"])
    let total = try counts.required("total", counts.number("total", in: range))
    let active = try counts.number("active", in: 0.001...total)
    return (total, active)
  }

  fileprivate func contextLength() throws(YAMLError) -> ContextLength {
    let lengths = try mapping("context", keys: ["sft", "dpo"])
    let range = 128...16_777_216
    return ContextLength(
      sft: try lengths?.integer("sft", in: range), dpo: try lengths?.integer("dpo", in: range))
  }

  /// True or false, or a mapping of limits, which implies true.
  fileprivate func offer<Limits>(
    _ key: String, keys: [String], _ limits: (YAMLMapping) throws(YAMLError) -> Limits
  ) throws(YAMLError) -> TuningOffer<Limits> {
    guard let node = self[key] else { return .unknown }
    guard case .mapping = node.content else {
      return try boolean(key) == true ? .offered(limits: nil) : .notOffered
    }
    return .offered(limits: try limits(YAMLMapping(node, file: file, keys: keys)))
  }
}
