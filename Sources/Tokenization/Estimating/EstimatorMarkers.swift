// SPDX-License-Identifier: Apache-2.0

/// The special tokens that templates write, of tokenizers whose own files carry them: without the
/// file nobody else knows that each is one token.
///
/// Only those that are common in rows are here; they have no ids.
enum EstimatorMarkers {
  /// Returns the tokens of a tokenizer by its name in schemas/models/tokenizers.yaml.
  static func tokens(of tokenizer: String) -> [AddedToken] {
    (texts[tokenizer] ?? []).map { text in
      AddedToken(id: -1, content: Array(text.utf8), isSpecial: !plain.contains(text))
    }
  }

  /// Those that decoding does not leave out.
  private static let plain = tools + ["<arg_key>", "</arg_key>", "<arg_value>", "</arg_value>"]

  private static let tools = [
    "<think>", "</think>", "<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>",
  ]

  private static let texts: [String: [String]] = [
    "deepseek-v3": deepSeek, "deepseek-v4": deepSeek + ["｜DSML｜"],
    "gemma3": ["<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>"],
    "gemma4": [
      "<bos>", "<eos>", "<|turn>", "<turn|>", "<|channel>", "<channel|>", "<|think|>", "<|tool>",
      "<tool|>", "<|tool_call>", "<tool_call|>", "<|tool_response>", "<tool_response|>", "<|\"|>",
    ],
    "glm-5": chatML(["endoftext", "system", "user", "assistant", "observation"])
      + ["[gMASK]", "<sop>", "<eop>"] + plain,
    "llama2": ["<s>", "</s>"],
    "mistral-v1": ["<s>", "</s>"],
    "mistral-v3": mistral,
    "mistral-tekken": mistral + ["[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]"],
    "nemotron-3": chatML(["im_start", "im_end"]) + tools,
    "qwen3.5": chatML(["endoftext", "im_start", "im_end"]) + tools,
  ]

  private static let deepSeek =
    [
      "begin▁of▁sentence", "end▁of▁sentence", "User", "Assistant", "tool▁calls▁begin",
      "tool▁calls▁end", "tool▁call▁begin", "tool▁call▁end", "tool▁outputs▁begin",
      "tool▁outputs▁end", "tool▁output▁begin", "tool▁output▁end", "tool▁sep",
    ].map { "<｜\($0)｜>" } + ["<think>", "</think>"]

  private static let mistral = [
    "<s>", "</s>", "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]",
    "[TOOL_RESULTS]", "[/TOOL_RESULTS]",
  ]

  private static func chatML(_ names: [String]) -> [String] { names.map { "<|\($0)|>" } }
}
