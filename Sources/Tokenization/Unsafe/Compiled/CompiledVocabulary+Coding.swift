// SPDX-License-Identifier: Apache-2.0

extension CompiledVocabulary {
  /// Writes the tables; what is quickly made from them is left out.
  func write(to writer: inout CompiledWriter) {
    writer.write(tokens.offsets)
    writer.write(tokens.bytes)
    writer.write(merges.pairs.slots)
    writer.write(merges.tokens)
    writer.write(trie.cells)
    writer.write(seed.entries)
    writer.write(cutter?.joined ?? FlatArray([]))
    writer.write(seams?.bits ?? FlatArray([]))
    writer.write(unmergeableIDs)
    writer.write(irregularIDs)
    writer.write(moreRules)
    writer.write([needsReference ? 1 : 0])
  }

  /// Reads the tables for a definition without tokens.
  ///
  /// All that the hot loops rely on is checked, so that no file, whoever wrote it, can make them
  /// read where nothing is or go on for ever.
  init(_ reader: inout CompiledReader, _ definition: TokenizerDefinition)
    throws(ByteReader.Broken)
  {
    let tokens = try TokenBytes(checking: try reader.table(), try reader.table())
    let pairs = try PairTable(checking: try reader.table(), tokenCount: tokens.count)
    let merges = try MergeTable(checking: try reader.table(), pairs, tokens)
    let trie = try TokenTrie(checking: try reader.table(), tokens)
    let seed = try PieceTable(checking: try reader.table())
    let joined: FlatArray<UInt64> = try reader.table()
    let seams: FlatArray<UInt64> = try reader.table()
    let unmergeable: FlatArray<UInt32> = try reader.table()
    let irregular: FlatArray<UInt32> = try reader.table()
    let moreRules: FlatArray<ReferenceMerger.RankedRule> = try reader.table()
    let flags = try reader.settings()
    let marking = joined.count > 0 ? SpaceMarking(definition) : nil
    let ruleIDs = moreRules.values.flatMap { [$0.left, $0.right, $0.result] }
    let ids = unmergeable.values + irregular.values + ruleIDs + definition.byteTokens
    guard reader.isAtEnd, flags == [0] || flags == [1],
      joined.count == (marking == nil ? 0 : SeamCutter.wordCount),
      [0, CharacterSeams.wordCount].contains(seams.count),
      [0, 256].contains(definition.byteTokens.count),
      (ids + [definition.unknownToken].compactMap(\.self)).allSatisfy({ $0 < tokens.count })
    else { throw ByteReader.Broken() }
    self.init(
      tokens: tokens, merges: merges, trie: trie, seed: seed, marking: marking,
      cutter: marking == nil ? nil : SeamCutter(joined: joined),
      seams: seams.count == 0 ? nil : CharacterSeams(bits: seams), unmergeable: unmergeable,
      irregular: irregular, moreRules: moreRules, needsReference: flags == [1],
      fallback: CharacterFallback(definition))
  }
}

extension FlatArray {
  /// Whether the number of values is a power of two of at least `minimum`.
  fileprivate func isPowerOfTwo(atLeast minimum: Int) -> Bool {
    count >= minimum && count & (count - 1) == 0
  }
}

extension TokenBytes {
  fileprivate init(checking offsets: FlatArray<UInt32>, _ bytes: FlatArray<UInt8>)
    throws(ByteReader.Broken)
  {
    guard offsets.count > 0, offsets.count <= PairTable.maximumTokenCount + 1, offsets[0] == 0
    else { throw ByteReader.Broken() }
    for index in 1..<offsets.count {
      if unsafe offsets.base[index] < offsets.base[index - 1] { throw ByteReader.Broken() }
    }
    guard Int(offsets[offsets.count - 1]) + TokenBytes.padding == bytes.count else {
      throw ByteReader.Broken()
    }
    self.init(offsets: offsets, bytes: bytes)
  }
}

extension PairTable {
  /// At least half of the slots are free, so that searches end.
  fileprivate init(checking slots: FlatArray<UInt64>, tokenCount: Int) throws(ByteReader.Broken) {
    guard slots.isPowerOfTwo(atLeast: 16), slots.count <= 1 << 32 else { throw ByteReader.Broken() }
    var used = 0
    var isSound = true
    for index in 0..<slots.count {
      let slot = unsafe slots.base[index]
      if slot == PairTable.empty { continue }
      used += 1
      if Int(slot & 0x1F_FFFF) >= tokenCount { isSound = false }
    }
    guard isSound, used <= slots.count / 2 else { throw ByteReader.Broken() }
    self.init(slots: slots)
  }
}

extension MergeTable {
  /// Parts are shorter than what they become, and so are prefixes, so that neither goes in circles.
  fileprivate init(checking table: FlatArray<Token>, _ pairs: PairTable, _ tokens: TokenBytes)
    throws(ByteReader.Broken)
  {
    guard table.count == tokens.count else { throw ByteReader.Broken() }
    for index in 0..<table.count {
      let token = unsafe table.base[index]
      guard token.left < table.count, token.right < table.count else { throw ByteReader.Broken() }
      let (left, right) = unsafe (
        table.base[Int(token.left)].rank, table.base[Int(token.right)].rank
      )
      let length = tokens.length(UInt32(index))
      let isSound =
        max(left, right) <= token.rank && tokens.length(token.left) < length
        && tokens.length(token.right) < length
      guard token.rank == 0 || isSound else { throw ByteReader.Broken() }
      if token.shorter == TokenTrie.none { continue }
      guard token.shorter < table.count,
        tokens.length(token.shorter) < tokens.length(UInt32(index)),
        tokens.length(token.shorter) > 0
      else { throw ByteReader.Broken() }
    }
    self.init(pairs: pairs, tokens: table)
  }
}

extension TokenTrie {
  /// Every step leads to a cell.
  ///
  /// That it is the right one is not needed: who searches goes on in the text with each step, and goes by
  /// the steps and not by the tokens' bytes.
  fileprivate init(checking cells: FlatArray<UInt64>, _ tokens: TokenBytes)
    throws(ByteReader.Broken)
  {
    guard cells.count > 0, cells.count % 256 == 0, cells.count <= 1 << 32 else {
      throw ByteReader.Broken()
    }
    var isSound = true
    for index in 0..<cells.count {
      let cell = unsafe cells.base[index]
      let base = Int(UInt32(truncatingIfNeeded: cell))
      let token = UInt32(truncatingIfNeeded: cell >> 32) & TokenTrie.noToken
      // Free cells are 0, which is sound.
      let hasToken = token != TokenTrie.noToken
      if base >= cells.count || hasToken && token >= tokens.count { isSound = false }
    }
    guard isSound else { throw ByteReader.Broken() }
    self.init(cells: cells)
  }
}

extension PieceTable {
  /// There are free entries, so that searches end.
  fileprivate init(checking entries: FlatArray<Key>) throws(ByteReader.Broken) {
    guard entries.isPowerOfTwo(atLeast: 1024), entries.count <= 1 << 30 else {
      throw ByteReader.Broken()
    }
    var used = 0
    for index in 0..<entries.count where unsafe entries.base[index].y != 0 { used += 1 }
    guard used <= entries.count / 8 * 5 else { throw ByteReader.Broken() }
    self.init(entries: entries, count: used)
  }
}
