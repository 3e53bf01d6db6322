// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct SplitSizeTests {
  @Test(arguments: [
    ("0.1", 100_000_000), ("10%", 100_000_000), ("10.0%", 100_000_000), (".5", 500_000_000),
    ("0.333333333", 333_333_333), ("33.3333333%", 333_333_333), ("0.000000001", 1),
    ("99.9999999%", 999_999_999), ("1%", 10_000_000), ("05%", 50_000_000),
  ])
  func `A share is read to the billionth`(_ text: String, _ billionths: Int) {
    #expect(SplitSize(text) == .share(billionths: billionths))
  }

  @Test(arguments: [("500", 500), ("1", 1), ("500rows", 500), ("007", 7)])
  func `A whole number is a number of rows`(_ text: String, _ rows: Int) {
    #expect(SplitSize(text) == .rows(rows))
  }

  @Test(arguments: [
    "", "0", "0.0", "0%", "100%", "1.0", "1.5", "-1", "-0.1", "+5", "5 ", " 5", "1e3", "0.1%%", "%",
    ".", ".%", "ten", "0.1.2", "0,1", "rows", "0rows", "0.1rows", "99999999999999999999",
    "0.0000000001", "0.00000001%", "٣", "5Rows", "NaN", "inf",
  ])
  func `What is no size is refused`(_ text: String) {
    #expect(SplitSize(text) == nil)
  }

  @Test(arguments: [
    "0.1", "10%", "0.123456789", "12.5%", "0.000000001", "1", "500", "rest", "99.9999999%",
  ])
  func `A size is spelled so that it is read as the same`(_ text: String) throws {
    let size = try #require(SplitSize(text))
    #expect(SplitSize(size.spelling) == size)
  }

  @Test func `A size is told as people write it`() {
    #expect(SplitSize("0.125")?.description == "12.5%")
    #expect(SplitSize("1")?.description == "1 row")
    #expect(SplitSize("20")?.description == "20 rows")
    #expect(SplitSize("rest")?.description == "the rest")
  }

  @Test func `A part has a name, a size and perhaps a path`() {
    let tenth = SplitSize.share(billionths: 100_000_000)
    #expect(SplitPart("a.b-c_D9=0.1") == SplitPart(name: "a.b-c_D9", size: tenth))
    #expect(SplitPart("x=rest:a:b=c") == SplitPart(name: "x", size: .rest, path: "a:b=c"))
    #expect(SplitPart("x=5:/tmp/y") == SplitPart(name: "x", size: .rows(5), path: "/tmp/y"))
  }

  @Test(arguments: [
    "", "=", "x", "x=", "=5", "x=5:", "..=5", "-=5", "a b=5", "a/b=5", "é=5", "x=rest=5", "x=:p",
  ])
  func `What is no part is refused`(_ text: String) {
    #expect(SplitPart(text) == nil)
  }
}
