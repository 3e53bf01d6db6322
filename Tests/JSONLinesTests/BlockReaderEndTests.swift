// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct BlockReaderEndTests {
  @Test(arguments: 1...20)
  func theLastBlockKnowsThatItIsTheLast(_ blockSize: Int) throws {
    for text in ["{}\n{}\n", "[1]\n\n", "[1,2]\n[3]", "0123456789\n", "0123456789abc\n0\n"] {
      let reader = BlockReader(
        MemorySource(Array(text.utf8)), blockSize: blockSize, maximumLineBytes: 10)
      var isLast: [Bool] = []
      while let block = try reader.next() { isLast.append(block.isLast) }
      #expect(isLast.last == true)
      #expect(!isLast.dropLast().contains(true))
      #expect(reader.bytesRead == text.utf8.count)
    }
  }
}
