// SPDX-License-Identifier: Apache-2.0

/// A small file that shows a rule at work, with the options that it is checked under.
public struct Example: Sendable, ExpressibleByStringLiteral {
  /// The bytes of the file as a page shows them: with "…" where a stretch is left out.
  public let shownBytes: [UInt8]
  /// The file's name.
  public var path = "train.jsonl"
  /// What its tokens are counted with; nil when they are not counted.
  public var counting: Counting?
  /// The training file of which this is the validation file; nil when the file is checked alone.
  public var trainBytes: [UInt8]?
  /// The format that is pinned.
  public var format: DatasetFormat?
  /// The model that the data is for.
  public var model: String?
  /// The length that the file claims to have; nil when it is that of `bytes`.
  public var byteCount: Int?
  /// The longest line in bytes that is read; nil means the default.
  public var maximumLineBytes: Int?
  /// The length in bytes from which on a line is called long; nil means the default.
  public var longLineBytes: Int?
  /// How many letters "A" the first "…" of the text stands for, so that the example of a huge value
  /// is short to keep and to read; 0 means that "…" is itself.
  public var stretch = 0

  /// An example of one line or more; a final line feed is added where it is missing.
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// An example of one line or more, under options; a final line feed is added where it is missing.
  public init(
    _ text: String, path: String = "train.jsonl", format: DatasetFormat? = nil,
    model: String? = nil, byteCount: Int? = nil, maximumLineBytes: Int? = nil,
    longLineBytes: Int? = nil, stretch: Int = 0
  ) {
    // By bytes: as a character, a carriage return with its line feed does not end in a line feed.
    shownBytes = text.utf8.last == 0x0A ? Array(text.utf8) : Array(text.utf8) + [0x0A]
    self.path = path
    self.format = format
    self.model = model
    self.byteCount = byteCount
    self.maximumLineBytes = maximumLineBytes
    self.longLineBytes = longLineBytes
    self.stretch = stretch
  }

  /// How the tokens of an example are counted: a byte is a token, and so is each mark of ChatML.
  public struct Counting: Sendable {
    /// The template.
    public var template = ExampleTemplate.whole
    /// The longest sequence that the model takes; nil when it is not limited.
    public var contextLength: Int?
  }

  /// Returns an example whose tokens are counted.
  static func counted(
    _ text: String, contextLength: Int? = nil, template: ExampleTemplate = .whole,
    model: String? = nil
  ) -> Example {
    var example = Example(text, model: model)
    example.counting = Counting(template: template, contextLength: contextLength)
    return example
  }

  /// Returns an example of a validation file, `validation.jsonl`, and its training file.
  static func pair(train: String, validation: String) -> Example {
    var example = Example(validation, path: "validation.jsonl")
    example.trainBytes = Example(train).bytes
    return example
  }

  /// An example that is exactly these bytes.
  public init(bytes: [UInt8], path: String = "train.jsonl") {
    shownBytes = bytes
    self.path = path
  }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    guard stretch > 0 else { return shownBytes }
    let ellipsis = Array("…".utf8)
    guard let mark = shownBytes.firstIndex(of: ellipsis[0]) else { return shownBytes }
    return shownBytes[..<mark] + Array(repeating: UInt8(ascii: "A"), count: stretch)
      + shownBytes[(mark + ellipsis.count)...]
  }
}
