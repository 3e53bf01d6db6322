// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct USDTests {
  @Test(arguments: [
    ("0", 0), ("4", 4_000_000_000), ("4.00", 4_000_000_000), ("0.34", 340_000_000),
    ("0.000000001", 1), ("999999999999999999.5", 999_999_999_999_999_999_500_000_000 as Int128),
  ])
  func `Decimals are read exactly`(_ text: String, _ nanodollars: Int128) {
    #expect(USD(text)?.nanodollars == nanodollars)
  }

  @Test(arguments: [
    "", ".", "1.", ".5", "-1", "+1", "1e3", "1,000", "$4", " 4", "0.0000000001", "1.2.3", "٤",
    "1000000000000000000",
  ])
  func `Anything else is no amount`(_ text: String) {
    #expect(USD(text) == nil)
  }

  @Test(arguments: [
    ("0", "$0.00"), ("4", "$4.00"), ("1.7515575", "$1.75"), ("2.9192625", "$2.92"),
    ("0.0754785", "$0.0755"), ("0.5", "$0.50"), ("0.00001", "$0.0000"), ("0.99999", "$1.0000"),
    ("1234567.891", "$1,234,567.89"), ("1.995", "$2.00"), ("12.005", "$12.01"),
  ])
  func `Amounts are written as people write them`(_ text: String, _ written: String) throws {
    #expect(try #require(USD(text)).description == written)
  }

  @Test func `Products are exact and bounds are rounded outwards`() throws {
    let rate = try #require(USD("0.34"))
    #expect(rate.price(ofTokens: 1_000_000, roundedUp: false) == rate)
    #expect(rate.price(ofTokens: 3, roundedUp: true).nanodollars == 1020)
    let odd = USD(nanodollars: 1)
    #expect(odd.price(ofTokens: 1, roundedUp: false) == .zero)
    #expect(odd.price(ofTokens: 1, roundedUp: true) == USD(nanodollars: 1))
    #expect(odd.price(ofTokens: 0, roundedUp: true) == .zero)
  }

  @Test func `More tokens than there are cannot overflow`() throws {
    let rate = try #require(USD("999999"))
    let tokens = Int128(Int.max) * 121
    #expect(rate.price(ofTokens: tokens, roundedUp: true).nanodollars == tokens * 999_999_000)
  }
}
