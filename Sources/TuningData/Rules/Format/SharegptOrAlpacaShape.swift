// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let sharegptOrAlpacaShape = Rule(
    "format/sharegpt-or-alpaca-shape", .error,
    summary: "A record has the shape of another tool's data and has to be converted.",
    why: """
      Alpaca, ShareGPT, TRL and OpenAI's batch files each have keys of their own, and the service
      reads none of them: the client of 2.14 answers "Could not detect a format" to all. The content
      is usually fine and only has to be renamed. Even official guides mix the shapes up
      (QwenLM/Qwen3 #1314).

      Where the conversion is exact, the help is a jq command to run over the file.
      """,
    help: "convert the record to 'messages', or to 'prompt' and 'completion'",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "QwenLM/Qwen3 #1314",
      "tatsu-lab/stanford_alpaca, data release", "huggingface/trl, dataset formats",
    ],
    flagged: [
      #"{"instruction": "Add.", "input": "2 and 2", "output": "4"}"#,
      #"{"conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello"}]}"#,
      #"{"prompt": "Hi", "chosen": "Hello", "rejected": "What?"}"#,
      #"{"question": "2 + 2?", "answer": "4"}"#,
      #"{"input": "2 + 2?", "output": "4"}"#,
      #"{"custom_id": "a", "body": {"messages": [{"role": "user", "content": "Hi"}]}}"#,
    ],
    allowed: [
      #"{"prompt": "2 + 2 =", "completion": " 4"}"#,
      #"{"instruction": "Add.", "text": "2 + 2 = 4"}"#,
      #"{"prompt": "2 + 2 =", "solutions": ["4"]}"#,
    ],
    check: .record(.oddShape) { record, findings in
      guard case .foreign(let shape) = record.shape, shape != .reinforcement else { return }
      findings.report(
        record.root, "the record has the \(shape.name) shape", help: conversion(record.root, shape))
    })
}

private func conversion(_ root: JSONValue, _ shape: ForeignShape) -> String? {
  switch shape {
  case .alpaca: alpacaHelp + leftBehind(root, ["system", "history"])
  case .shareGPT: shareGPTHelp(root) + leftBehind(root, ["system", "tools"])
  case .chosenRejected: preferenceHelp(root)
  case .questionAnswer: "rename the keys: jq -c '{prompt: .question, completion: .answer}'"
  case .inputOutput: "rename the keys: jq -c '{prompt: .input, completion: .output}'"
  case .batchRequest: batchHelp(root)
  case .reinforcement: nil
  }
}

private let alpacaHelp = """
  join 'instruction' and 'input' to a prompt and rename 'output': jq -c \
  '{prompt: ([.instruction, .input] | map(select(. != null and . != "")) | join("\\n\\n")), \
  completion: .output}'
  """

/// What a command does not carry over.
private func leftBehind(_ root: JSONValue, _ keys: [String]) -> String {
  let lost = keys.filter { root[$0] != nil }.map { "'\($0)'" }
  return lost.isEmpty ? "" : "; carry \(lost.listed()) over by hand"
}

private func shareGPTHelp(_ root: JSONValue) -> String {
  guard let turn = root["conversations"]?.elements.first, turn["from"] != nil else {
    return "rename 'conversations': jq -c '{messages: .conversations}'"
  }
  return """
    rename the keys and the roles: jq -c '{messages: [.conversations[] | \
    {role: ({human: "user", gpt: "assistant"}[.from] // .from), content: .value}]}'
    """
}

private func preferenceHelp(_ root: JSONValue) -> String {
  let sides = (root["chosen"]?.kind, root["rejected"]?.kind)
  switch (root["prompt"]?.kind, sides) {
  case (.string, (.string, .string)):
    return """
      name the sides and make them messages: jq -c '{input: {messages: [{role: "user", content: \
      .prompt}]}, preferred_output: [{role: "assistant", content: .chosen}], \
      non_preferred_output: [{role: "assistant", content: .rejected}]}'
      """
  case (.array, (.array, .array)):
    return """
      rename the keys: jq -c '{input: {messages: .prompt}, preferred_output: .chosen, \
      non_preferred_output: .rejected}'
      """
  case (_, (.array, .array)):
    return """
      split the last message off both sides: jq -c '{input: {messages: .chosen[:-1]}, \
      preferred_output: .chosen[-1:], non_preferred_output: .rejected[-1:]}'
      """
  default:
    return """
      put what both sides answer into 'input' as 'messages', and each answer into \
      'preferred_output' and 'non_preferred_output' as a list of one assistant message
      """
  }
}

private func batchHelp(_ root: JSONValue) -> String {
  guard let messages = root["body"]?["messages"] else {
    return "build 'messages' from 'body' and the answer, which is in the batch's output file"
  }
  guard messages.elements.map(\.self).last?["role"]?.text == "assistant" else {
    return """
      take 'messages' out of 'body' and append the answer that the batch's output file has under \
      the same 'custom_id'
      """
  }
  return "take the messages out of 'body': jq -c '{messages: .body.messages}'"
}
