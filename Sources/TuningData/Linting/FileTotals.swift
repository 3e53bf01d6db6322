// SPDX-License-Identifier: Apache-2.0

/// What was counted in a file or a block of it, for the rules that judge a file as a whole.
struct FileTotals {
  var bytes = 0
  var lines = 0
  var blankLines = 0
  var records = 0
  var messages = 0
  var turns = 0
  /// Lines that end in CR LF, and the end of the first of them.
  var carriageReturnLines = 0
  var firstCarriageReturn: Place?
  /// The end of the last line when no line feed follows it.
  var unfinishedEnd: Place?
  /// Whether the last line ends in the middle of its record.
  var isTruncated = false
  /// Records of each format.
  var formats = FormatCounts()
  /// Records that carry reasoning.
  var reasoningRecords = 0

  /// How many records have a format, and the lines of the first ones.
  struct FormatCount {
    private(set) var records = 0
    private(set) var starts: [LineStart] = []

    fileprivate mutating func count(_ start: LineStart?) {
      records += 1
      if let start { starts.append(start) }
    }

    fileprivate mutating func add(_ later: FormatCount, linesBefore: Int, limit: Int) {
      records += later.records
      let room = max(1, limit) - starts.count
      starts += later.starts.prefix(max(0, room)).map {
        LineStart(
          line: $0.line + linesBefore, byteOffset: $0.byteOffset, record: $0.record)
      }
    }

    fileprivate var firstLine: Int { starts.first?.line ?? .max }
  }

  /// The counts of all formats; an array by the format's place, since every record is counted.
  struct FormatCounts {
    private var counts = DatasetFormat.allCases.map { _ in FormatCount() }

    /// The count of a format; nil when no record has it.
    subscript(format: DatasetFormat) -> FormatCount? {
      counts[format.place].records > 0 ? counts[format.place] : nil
    }

    /// The formats that records have.
    var found: [(format: DatasetFormat, count: FormatCount)] {
      DatasetFormat.allCases.compactMap { format in self[format].map { (format, $0) } }
    }

    /// Whether it is noted of enough records of a format where they start.
    func isFull(_ format: DatasetFormat, limit: Int) -> Bool {
      counts[format.place].starts.count >= max(1, limit)
    }

    /// Counts a record, and notes where it starts.
    mutating func count(_ format: DatasetFormat, _ start: LineStart?) {
      counts[format.place].count(start)
    }

    mutating func add(_ later: FormatCounts, linesBefore: Int, limit: Int) {
      for place in counts.indices {
        counts[place].add(later.counts[place], linesBefore: linesBefore, limit: limit)
      }
    }
  }

  /// Where a line starts.
  struct LineStart {
    var line: Int
    var byteOffset: Int
    /// What the record is known by, when somebody asks.
    var record: RecordDigest?
  }

  /// The format of most records, of equals the one met first; nil without any.
  var format: DatasetFormat? {
    formats.found.max { left, right in
      (left.count.records, right.count.firstLine) < (right.count.records, left.count.firstLine)
    }?.format
  }

  /// Adds what comes next in the file; line numbers in `later` count from its own start.
  mutating func add(_ later: FileTotals, limit: Int) {
    firstCarriageReturn = firstCarriageReturn ?? later.firstCarriageReturn?.moved(byLines: lines)
    unfinishedEnd = later.unfinishedEnd?.moved(byLines: lines)
    isTruncated = later.isTruncated
    formats.add(later.formats, linesBefore: lines, limit: limit)
    bytes += later.bytes
    lines += later.lines
    blankLines += later.blankLines
    records += later.records
    messages += later.messages
    turns += later.turns
    carriageReturnLines += later.carriageReturnLines
    reasoningRecords += later.reasoningRecords
  }
}

extension DatasetFormat {
  fileprivate var place: Int {
    switch self {
    case .conversation: 0
    case .instruction: 1
    case .preference: 2
    case .text: 3
    }
  }
}

/// A whole file, as rules look at it.
struct FileView {
  /// The path as the user gave it; "-" is standard input.
  let path: String
  let totals: FileTotals
  /// The format that the user pinned, or that most records have.
  let format: DatasetFormat?
  let isPinned: Bool
  let model: ModelProfile?
  /// The tokens; nil when they were not counted.
  var tokens: TokenSummary?
  /// What tokens were counted with.
  var tokenSetup: TokenSetup?

  /// Returns a number of tokens in words; an estimate is marked as one.
  func counted(_ count: Int) -> String {
    tokenSetup?.tokens(count) ?? Quantity.text(count, "token")
  }
}

extension Place {
  /// Returns the same place when `lines` more lines stand before it.
  func moved(byLines lines: Int) -> Place {
    var place = self
    place.line += lines
    return place
  }

  /// The whole of the line that starts there.
  init(_ start: FileTotals.LineStart) {
    self.init(
      line: start.line, column: 1, byteColumn: 1, byteOffset: start.byteOffset, pointer: nil,
      excerpt: nil)
  }
}
