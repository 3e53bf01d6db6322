// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import Testing

/// Templates that mean harm end in an error, soon.
@Suite struct HostileTemplateTests {
  static let limits = TemplateLimits(
    maximumSteps: 200_000, maximumOutput: 1 << 20, maximumDepth: 2_000)

  /// Returns the kind of error that rendering ends in; nil when it ends well.
  private func failure(_ template: String) -> TemplateError.Kind? {
    do throws(TemplateError) {
      _ = try renderedText(template, limits: Self.limits)
      return nil
    } catch { return error.kind }
  }

  @Test(
    "What never ends, or grows beyond measure, meets a limit",
    arguments: [
      "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
      "{% macro f() %}{{ g() }}{% endmacro %}{% macro g() %}{{ f() }}{% endmacro %}{{ f() }}",
      "{% macro f() %}{% call f() %}{% endcall %}{{ caller }}{% endmacro %}{{ f() }}",
      "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
      "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
      "{% for a in range(99999) %}xxxxxxxxxxxxxxxxxxxxxxx{% endfor %}",
      "{{ 'a' * 10000000000 }}", "{{ 9223372036854775807 * 'ab' }}", "{{ [0] * 1000000000 }}",
      "{% set ns = namespace(s='a') %}{% for i in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
      "{% set ns = namespace(s='a') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
      "{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
      "{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s }}",
      "{% set ns = namespace(s=[1]) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s | tojson }}",
      "{% set ns = namespace(s=[1], t=[1]) %}{% for i in range(60) %}{% set ns.s = [ns.s, ns.s] %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}{{ ns.s == ns.t }}",
      "{% set ns = namespace(s=[]) %}{% for i in range(5000) %}{% set ns.s = [ns.s] %}{% endfor %}",
      "{% set ns = namespace(s=1) %}{% for i in range(5000) %}{% set ns.s = {'a': ns.s} %}{% endfor %}",
      "{% set ns = namespace(s=1) %}{% for i in range(5000) %}{% set ns.s = cycler(ns.s) %}{% endfor %}",
      "{% set ns = namespace(s=1) %}{% set ns.s = ns %}{{ ns }}",
      "{{ 'a'.replace('', 'b' * 100000) * 20 }}", "{{ ('a' * 100000).replace('a', 'b' * 1000) }}",
      "{{ 'a'.ljust(99999999999) }}", "{{ '%99999999999d' % 1 }}",
      "{{ '{:99999999999}'.format(1) }}",
      "{{ '\\t'.expandtabs(999999999999) }}",
      "{{ ('a' * 100000) | replace('', 'bbbbbbbbbbbbbbb') }}",
      "{{ '%.99999d' % 1 }}", "{{ '{:.99999f}'.format(0.1) }}",
      "{{ 9223372036854775807 + 1 }}", "{{ -9223372036854775807 - 2 }}",
      "{{ 99999999999 * 99999999999 }}",
      "{{ 2 ** 100 }}", "{{ 10 ** 1000000000 }}", "{{ -(-9223372036854775807 - 1) }}",
      "{{ (-9223372036854775807 - 1) // -1 }}", "{{ (-9223372036854775807 - 1) | abs }}",
    ])
  func meetsLimit(template: String) { #expect(failure(template) == .limit) }

  @Test(
    "Numbers at the edge do no harm",
    arguments: [
      "{{ (-9223372036854775807 - 1) % -1 }}", "{{ [1][9223372036854775807] }}",
      "{{ [1][-9223372036854775807 - 1] }}", "{{ 'abc'[9223372036854775807:] }}",
      "{{ 'abc'[::9223372036854775807] }}", "{{ 'abc'[::-9223372036854775807 - 1] }}",
      "{{ 'abc'[-9223372036854775807 - 1:9223372036854775807] }}",
      "{{ 'abc'.find('a', -9223372036854775807 - 1) }}", "{{ 'a'.center(-9223372036854775807) }}",
      "{{ 'a' * (-9223372036854775807 - 1) }}", "{{ 1e308 * 10 }}", "{{ (1e308 * 10) | int }}",
      "{{ 1e300 | int }}", "{{ 5 | round(-9223372036854775807) }}",
      "{{ 1.5 | round(9223372036854775807) }}", "{{ 9223372036854775807 | round(-1) }}",
      "{{ 9223372036854775807 | round(-18) }}", "{{ 9223372036854775807 | filesizeformat }}",
      "{{ [1, 2] | slice(-9223372036854775807) | list }}",
      "{{ [1] | batch(-9223372036854775807) | list }}",
      "{{ 'a' | truncate(9223372036854775807) }}", "{{ 'ab cd' | wordwrap(9223372036854775807) }}",
      "{{ 'a\\tb'.expandtabs(-9223372036854775807) }}", "{{ 'a' | indent(9223372036854775807) }}",
      "{{ range(9223372036854775807, -9223372036854775807) | list }}",
      "{{ range(0, 9223372036854775807, 9223372036854775807) | list }}",
      "{{ '{9223372036854775808}'.format(1) }}", "{{ '{:%}'.format(1e308) | length }}",
      "{{ [] | slice(0) | list }}", "{{ '' | title }}{{ '' | capitalize }}{{ ''[::-1] }}",
      "{{ ''.splitlines() }}{{ '' | list }}{{ '' | center(0) }}",
      "{{ [1] | sum(start=9223372036854775807) }}",
      "{{ [3, 1] | sort(attribute=9223372036854775807) }}", "{{ '\\777'|length }}",
      "{{ 0xFFFFFFFFFFFFFFFF }}",
      "{{ 0xFFFFFFFFFFFFFFFFFF }}", "{{ '%c' % '' }}", "{{ 5 % 0.0 }}", "{{ 1e400 }}",
      "{{ -1e400 | tojson }}",
    ])
  func survives(template: String) {
    #expect(failure(template) != .raised)
  }

  @Test(
    "What is nested without end is refused before it can exhaust the stack",
    arguments: [
      ("(", "1", ")"), ("[", "", "]"), ("{'a':", "1", "}"), ("-", "1", ""), ("not ", "1", ""),
      ("f(", "", ")"), ("x[", "1", "]"), ("1 if ", "1", ""), ("1 + (", "1", ")"), ("", "x", ".a"),
      ("", "x", "|upper"), ("", "x", " is string"), ("", "x", "[0]"), ("", "x", "()"),
      ("1 or ", "1", ""), ("1 < (", "1", ")"), ("1 ** ", "1", ""), ("1 - ", "1", ""),
      ("1 if 1 else ", "1", ""),
    ])
  func refusesDeepExpressions(open: String, core: String, close: String) {
    let deep =
      "{{ " + String(repeating: open, count: 50_000) + core
      + String(repeating: close, count: 50_000) + " }}"
    let kind = failure(deep)
    #expect(kind == .limit || kind == .syntax)
  }

  @Test(
    "Statements too",
    arguments: [
      ("{% if 1 %}", "{% endif %}"), ("{% for x in y %}", "{% endfor %}"),
      ("{% macro f() %}", "{% endmacro %}"), ("{% filter upper %}", "{% endfilter %}"),
      ("{% set x %}", "{% endset %}"), ("{% with %}", "{% endwith %}"),
      ("{% generation %}", "{% endgeneration %}"), ("{% call f() %}", "{% endcall %}"),
    ])
  func refusesDeepStatements(open: String, close: String) {
    let deep = String(repeating: open, count: 20_000) + String(repeating: close, count: 20_000)
    #expect(failure(deep) == .limit)
  }

  @Test("A macro may call itself as deep as sound templates do")
  func allowsRecursion() throws {
    let template =
      "{% macro f(n) %}{% if n > 0 %}{{ f(n - 1) }}{% else %}end{% endif %}{% endmacro %}{{ f(100) }}"
    #expect(try renderedText(template) == "end")
  }

  @Test("A long chain of elif is no nesting")
  func allowsManyBranches() throws {
    let branches = (1...2_000).map { "{% elif x == \($0) %}\($0)" }.joined()
    #expect(try renderedText("{% if x == 0 %}0\(branches){% endif %}", #"{"x": 1999}"#) == "1999")
  }

  @Test("Damaged templates fail or render, and never crash")
  func survivesDamage() {
    var random = SplitMix(state: 7)
    let seeds = TemplateCase.all.map { (Array($0.template.utf8), $0.context) }
    for round in 0..<1_500 {
      var (template, context) = seeds[round % seeds.count]
      for _ in 0...random.next() % 4 { damage(&template, with: &random, seeds.map(\.0)) }
      _ = try? renderedText(
        String(decoding: template, as: UTF8.self), context, limits: Self.limits)
    }
  }

  private func damage(
    _ bytes: inout [UInt8], with random: inout SplitMix, _ seeds: [[UInt8]]
  ) {
    guard !bytes.isEmpty else { return bytes = Array("{{ x }}".utf8) }
    let start = random.below(bytes.count)
    let end = min(bytes.count, start + random.below(12))
    switch random.next() % 5 {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
    case 2: bytes[start] = Array("{}%()[]|.,:'\"-+*/0a =<>!~\n".utf8)[random.below(26)]
    case 3:
      let donor = seeds[random.below(seeds.count)]
      guard !donor.isEmpty else { return }
      let from = random.below(donor.count)
      bytes.insert(contentsOf: donor[from..<min(donor.count, from + 20)], at: start)
    default: bytes.swapAt(start, random.below(bytes.count))
    }
  }
}

/// A small generator of random numbers, the same on every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
