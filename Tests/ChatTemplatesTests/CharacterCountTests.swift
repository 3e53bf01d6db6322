// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ChatTemplates

@Suite struct CharacterCountTests {
  @Test(arguments: ["a", "é", "日", "🎉", "a日é🎉"])
  func aTextHasAsManyCharactersAsPythonCounts(unit: String) {
    for count in [0, 1, 2, 3, 7, 8, 9, 255, 256, 2_039, 2_040, 2_041, 9_000] {
      let string = String(repeating: unit, count: count)
      let text = Text(string)
      #expect(text.length == string.unicodeScalars.count)
      let inner = Text(Text("x" + string + "é").storage, 1..<1 + text.count)
      #expect(inner.length == string.unicodeScalars.count)
    }
  }
}
