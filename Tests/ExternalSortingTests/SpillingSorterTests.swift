// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import ExternalSorting

@Suite struct SpillingSorterTests {
  private func records(_ count: Int, keys: Int) -> [SortRecord] {
    var random = SplitMix64(seed: UInt64(count))
    return (0..<count).map { row in
      let key = random.next() % UInt64(keys)
      return SortRecord(key: key &* 0x9E37_79B9_7F4A_7C15, row: UInt32(row))
    }.shuffled(using: &random)
  }

  private func sorted(_ sorter: SpillingSorter) throws -> [SortRecord] {
    var found: [SortRecord] = []
    try sorter.forEach { found.append($0) }
    return found
  }

  @Test(arguments: [0, 1, 2, 99, 100, 101, 1000, 1234])
  func `records come out in order whether or not the disk is used`(count: Int) throws {
    let input = records(count, keys: 300)
    for memory in [0, 2400, 1 << 20] {
      let sorter = SpillingSorter(memory: memory, runLength: 100)
      for record in input { try sorter.append(record) }
      #expect(try sorted(sorter) == input.sorted())
      #expect(sorter.count == count)
      #expect(sorter.hasSpilled == (count * 12 > memory))
    }
  }

  @Test func `more records may follow, and the order can be asked for again`() throws {
    let input = records(500, keys: 1 << 40)
    let sorter = SpillingSorter(memory: 1200, runLength: 64)
    for record in input.prefix(222) { try sorter.append(record) }
    #expect(try sorted(sorter) == input.prefix(222).sorted())
    for record in input.dropFirst(222) { try sorter.append(record) }
    #expect(try sorted(sorter) == input.sorted())
    #expect(try sorted(sorter) == input.sorted())
  }

  @Test func `a folder that is not there is named in the error`() throws {
    let sorter = SpillingSorter(memory: 0, runLength: 2, directory: "/nowhere")
    try sorter.append(SortRecord(key: 1, row: 0))
    #expect(throws: SpillError(directory: "/nowhere", code: 2)) {
      try sorter.append(SortRecord(key: 2, row: 1))
    }
  }
}
