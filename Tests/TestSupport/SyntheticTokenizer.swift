// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A tokenizer made up for tests: every byte is a token, and so are the two marks of ChatML.
public enum SyntheticTokenizer {
  /// A `tokenizer.json`: ids 0 to 255 are the bytes, 256 is `<|im_start|>`, 257 is `<|im_end|>`.
  public static let json: String = {
    let bytes = alphabet.enumerated().map { byte, character in
      "\(quoted(String(character))): \(byte)"
    }
    let added = marks.enumerated().map { index, text in
      #"{"id": \#(256 + index), "content": "\#(text)", "single_word": false, "lstrip": false, "#
        + #""rstrip": false, "normalized": false, "special": true}"#
    }
    return #"{"version": "1.0", "added_tokens": [\#(added.joined(separator: ", "))], "#
      + #""normalizer": null, "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "#
      + #""trim_offsets": true, "use_regex": true}, "post_processor": null, "#
      + #""decoder": {"type": "ByteLevel"}, "model": {"type": "BPE", "dropout": null, "#
      + #""unk_token": null, "vocab": {\#(bytes.joined(separator: ", "))}, "merges": []}}"#
  }()

  private static let marks = ["<|im_start|>", "<|im_end|>"]

  /// A template that renders everything that a conversation has in ChatML.
  public static let template =
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    + "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"

  /// Calls `body` with a folder that holds a `tokenizer.json` and other files, and removes it.
  public static func withFolder<Result>(
    _ files: [String: String] = [:], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files.merging(["tokenizer.json": json], uniquingKeysWith: { own, _ in own })
    {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try body(folder.path)
  }

  /// The characters that stand for bytes in byte-level vocabularies: shown ones for themselves, the
  /// others from U+0100 on.
  private static let alphabet: [Character] = {
    var hidden: UInt32 = 0x100
    return (UInt32(0)..<256).compactMap { byte in
      if (33...126).contains(byte) || (161...172).contains(byte) || byte >= 174 {
        return Unicode.Scalar(byte).map(Character.init)
      }
      defer { hidden += 1 }
      return Unicode.Scalar(hidden).map(Character.init)
    }
  }()

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
