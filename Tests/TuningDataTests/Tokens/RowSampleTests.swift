// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct RowSampleTests {
  private func segment(_ text: String, isTrained: Bool = false) -> RowSegment {
    RowSegment(bytes: Array(text.utf8), isTrained: isTrained)
  }

  @Test func `A sequence is stretches that are trained on and others`() {
    var sequence = RenderedRow.Sequence()
    sequence.text = Array("abcdef".utf8)
    sequence.trained = [1..<3, 5..<6]
    #expect(
      sequence.segments == [
        segment("a"), segment("bc", isTrained: true), segment("de"), segment("f", isTrained: true),
      ])
    #expect(RenderedRow.Sequence().segments == [])
  }

  @Test func `Of long stretches both ends are shown, and no character is cut`() {
    let text = String(repeating: "é", count: 1 << 20)
    let pieces = RowSample.shortened([segment("a"), segment("b" + text), segment("c")])
    #expect(pieces.count == 5)
    guard case .segment(let start) = pieces[1], case .omission(let bytes) = pieces[2],
      case .segment(let end) = pieces[3]
    else { return #expect(Bool(false)) }
    #expect(start.bytes.count + bytes + end.bytes.count == text.utf8.count + 1)
    for part in [start, end] {
      #expect(part.bytes.count < 700 && String(validating: part.bytes, as: UTF8.self) != nil)
    }
  }

  @Test func `Of very many stretches the first are shown`() {
    let pieces = RowSample.shortened((0..<5000).map { segment("ab", isTrained: $0 % 2 == 0) })
    #expect(pieces.count == 201)
    #expect(pieces.last == .omission(bytes: 9600))
  }

  @Test func `The tokens of very long rows are not looked at one by one`() throws {
    let setup = try SampleReports.setup(contextLength: 10)
    let meter = setup.makeMeter()
    var row = RenderedRow()
    row.sequences = [RenderedRow.Sequence()]
    row.sequences[0].text = Array(repeating: UInt8(ascii: "x"), count: 20)
    row.sequences[0].trained = [4..<20]
    let short = RowSample(row, line: 1, setup: setup, meter: meter)?.sequences.first
    #expect(short?.tokens == 20 && short?.trained == 6 && short?.cutTo == 10)
    row.sequences[0].text = Array(repeating: UInt8(ascii: "x"), count: 1 << 21)
    let long = RowSample(row, line: 1, setup: setup, meter: meter)?.sequences.first
    #expect(long?.tokens == nil && long?.cutTo == nil && long?.pieces.count == 5)
  }
}
