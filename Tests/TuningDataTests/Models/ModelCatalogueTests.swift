// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct ModelCatalogueTests {
  private let catalogue: ModelCatalogue

  init() throws {
    catalogue = try .embedded()
  }

  @Test func `Has all models of every status`() {
    let counts = Dictionary(grouping: catalogue.profiles, by: \.status).mapValues(\.count)
    #expect(
      counts == [.current: 30, .currentLimitsUnknown: 4, .announced: 1, .retired: 102])
  }

  @Test func `Keeps every fact of an entry`() throws {
    let model = try #require(find("deepseek-ai/DeepSeek-V3.1"))
    #expect(model.organisation == "DeepSeek")
    #expect((model.totalParameters, model.activeParameters) == (671, 37))
    #expect(model.kind == .chat)
    #expect(model.reasoning == .unsupported)
    #expect(model.tools == .unknown)
    #expect(model.contextLength == ContextLength(sft: 65536, dpo: 32768))
    let batch = BatchLimits(minimum: 2, maximumSFT: 2, maximumDPO: 2)
    #expect(
      model.lora
        == .offered(limits: LoRALimits(batch: batch, gradientAccumulation: 8, maximumRank: 16)))
    #expect(model.full == .notOffered)
    #expect(model.defaultLoRAModules.count == 7)
    #expect(model.expertLoRAModules == ["w_up", "w_gate", "w_down"])
    #expect(model.template?.name == "deepseek-v3.1")
    #expect(model.priceBracket == .individual)
    #expect(model.asOf == "2026-07-29")
  }

  @Test func `Silent sources leave facts unknown`() throws {
    let model = try #require(find("moonshotai/Kimi-K3"))
    #expect(model.kind == nil)
    #expect(model.full == .unknown)
    #expect(model.lora == .offered(limits: nil))
    #expect(model.contextLength == ContextLength(sft: nil, dpo: nil))
  }

  @Test func `Every model that can be tuned has its limits`() {
    for model in catalogue.profiles where model.status == .current {
      #expect(model.contextLength.sft != nil && model.contextLength.dpo != nil)
      #expect(model.lora.limits?.gradientAccumulation != nil)
      #expect(!model.defaultLoRAModules.isEmpty)
      #expect(model.full == .notOffered || model.full.limits != nil)
    }
  }

  @Test func `Every family is used and every model has one`() {
    let used = Set(catalogue.profiles.compactMap(\.template?.name))
    #expect(used == Set(catalogue.families.map(\.name)))
    #expect(catalogue.profiles.allSatisfy { $0.template != nil })
  }

  @Test func `Only templates without a system role say so`() {
    let refusing = catalogue.families.filter { $0.systemRole == .unsupported }.map(\.name)
    let folding = catalogue.families.filter { $0.systemRole == .folded }.map(\.name)
    #expect(refusing == ["mistral-v1"])
    #expect(folding == ["gemma3"])
  }

  @Test func `Every id finds itself, in any case and without its organisation`() {
    for model in catalogue.profiles {
      #expect(find(model.id) == model)
      #expect(find(model.id.lowercased()) == model)
      #expect(find(model.id.uppercased()) == model)
      #expect(find(model.name) == model)
      for alias in model.aliases { #expect(find(alias) == model) }
    }
  }

  @Test(arguments: [
    ("meta-llama/Llama-3.3-70B-Instruct-Turbo", "meta-llama/Llama-3.3-70B-Instruct-Reference"),
    ("llama-3.3-70b-instruct", "meta-llama/Llama-3.3-70B-Instruct-Reference"),
    ("Meta-Llama-3.1-8B-Instruct", "meta-llama/Meta-Llama-3.1-8B-Instruct-Reference"),
    ("GPT-OSS-20B", "openai/gpt-oss-20b"),
    ("Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8", "Qwen/Qwen3-Coder-480B-A35B-Instruct"),
  ])
  func `Names of served models and short names lead to the model`(name: String, id: String) {
    #expect(find(name)?.id == id)
  }

  @Test(arguments: [
    ("Qwen/Qwen3.5-9", "Qwen/Qwen3.5-9B"),
    ("Qwen/Qwen35-9B", "Qwen/Qwen3.5-9B"),
    ("Qwen3.5-72B", "Qwen/Qwen3.5-27B"),
    ("openai/gpt-oos-120b", "openai/gpt-oss-120b"),
    ("gpt-oss20b", "openai/gpt-oss-20b"),
    ("meta-lama/Llama-3.3-70B-Instruct", "meta-llama/Llama-3.3-70B-Instruct-Reference"),
    ("llama-3.3-70b", "meta-llama/Llama-3.3-70B-Instruct-Reference"),
    ("mixtral", "mistralai/Mixtral-8x7B-Instruct-v0.1"),
    ("mixtral-8x7b-instuct", "mistralai/Mixtral-8x7B-Instruct-v0.1"),
  ])
  func `A slip leads to the nearest ids, live ones first`(name: String, first: String) {
    guard case .unknown(let nearest) = catalogue.lookup(name) else {
      Issue.record("found")
      return
    }
    #expect(nearest.first == first)
    #expect(nearest.count <= 3)
    #expect(Set(nearest).count == nearest.count)
  }

  @Test(arguments: ["", "/", "claude", "something/entirely-different", "\u{0}"])
  func `A name like no other has no suggestion`(name: String) {
    #expect(catalogue.lookup(name) == .unknown(nearest: []))
  }

  private func find(_ name: String) -> ModelProfile? {
    guard case .found(let model) = catalogue.lookup(name) else { return nil }
    return model
  }
}
