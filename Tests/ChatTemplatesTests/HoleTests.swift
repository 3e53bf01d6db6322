// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import JSONLines
import Testing

/// What a template does to texts with holes is what it does to the texts, or is known to be spoiled.
@Suite struct HoleTests {
  private static let texts = [
    "plain", " lead", "tail\n", "a", "</think>x", "\n\nb ", "é", "日本 x\u{3000}", "A b", "12",
    "<b>&", "x y z", "\u{A0}~", "%s {} {0}", "a,b", "PLAIN", "\"\\", "a\u{1C}", "\u{85}a\u{1F}",
    "a long prefix of a text that is longer than a hole and all of its three parts, and more",
    "more: a longer than a hole and all of its three parts, which are sixty bytes of UTF-8",
    "\u{10FFFF}",
  ]

  /// Expressions that must not spoil holes, or patterns would be of no use.
  private static let free = [
    "x", "x + y", "x ~ 1 ~ y", "x | trim", "x.strip()", "x.lstrip() + y.rstrip()",
    "(' \\n' + x + y).strip() + '.'", "'a' if x else 'b'", "x or y", "x and y", "not x",
    "x is string", "x is mapping", "x is iterable", "x is defined", "x is none", "x | string",
    "x | default('d')", "[x, y][1]", "[x, y] | last", "{'k': x}.k", "x == ''", "x == 'a'",
    "'a' != y",
    "'</think>' in x", "'a' not in x", "x.startswith('a')", "x.endswith(('b', 'x'))",
    "x.strip('\\n')", "x.rstrip('\\n')", "'--' + x.lstrip('-')", "x.removeprefix('zz')",
    "x.split('<|x|>')[0]", "x.rsplit('<|x|>', 1)[-1]", "x | replace('<|x|>', '')",
  ]

  private static let watched = [
    "x | length", "x | upper", "x | lower", "x | capitalize", "x | title", "x | first", "x | last",
    "x | list", "x | sort", "x | unique | list", "x | reverse", "x | min", "x | max", "x | int",
    "x | float", "x | tojson", "[x, y] | tojson", "x | pprint", "x | escape", "x | e", "x | safe",
    "x | forceescape", "x | replace('a', 'b')", "y | replace(x, 'b')", "x | indent",
    "x | center(9)",
    "x | truncate(3)", "x | wordcount", "x | wordwrap(3)", "x | format(y)", "'%s' | format(x)",
    "'%5.2s|%r' | format(x, y)", "x | striptags", "x | urlencode", "x | batch(2) | list",
    "x | slice(2) | list", "[x, y] | join(',')", "['a', 'b'] | join(x)", "[x, y] | sort",
    "[x, y] | map('upper') | join", "[x, y] | select('eq', 'a') | list", "[x, y] | unique | list",
    "[{'k': x}, {'k': y}] | groupby('k')", "[{'k': x}] | map(attribute='k') | first",
    "[{'k': x}, {'k': y}] | selectattr('k', 'equalto', 'a') | list", "{x: 1}", "{x: 1}[y]",
    "{'a': 1}[x]", "{'a': 1}.get(x, 'none')", "{'k': x} | dictsort", "{'k': x}.items() | list",
    "{'k': x} | string", "[x]", "(x, y)", "x * 2", "x % 1", "x[0]", "x[-1]", "x[1:]", "x[:-1]",
    "x[::2]", "x == y", "x != y", "x < y", "x >= y", "x in ['a', y]", "x in y", "y in [x]",
    "[x] == [y]", "x is lower", "x is upper", "x is sameas y", "x is eq 'a'", "x is in ['a']",
    "x.upper()", "x.lower()", "x.title()", "x.capitalize()", "x.swapcase()", "x.casefold()",
    "x.center(9)", "x.ljust(9)", "x.rjust(9)", "x.zfill(9)", "x.count('a')", "x.find('a')",
    "x.rfind('a')", "x.isalnum()", "x.isalpha()", "x.isdigit()", "x.isspace()", "x.islower()",
    "x.isupper()", "x.istitle()", "x.isascii()", "x.split()", "x.split(' ')", "x.rsplit(' ', 1)",
    "x.split('</think>')[-1]", "'a b'.split(x)", "x.splitlines()", "x.partition(' ')",
    "x.rpartition(' ')", "x.replace('a', y)", "x.removesuffix('n')", "x.removeprefix('p')",
    "x.startswith(y)", "x.endswith('n')", "x.strip('p')", "x.strip('é')", "('b' + x).lstrip('b')",
    "x.expandtabs()", "x.format(1)", "'{}'.format(x)", "'{:>9}'.format(x)", "x.join(['a', 'b'])",
    "dict(k=x)", "range(x | length) | list",
    "x.removeprefix('a long prefix of a text that is longer than a hole and all of its three parts')",
    "x.removesuffix('a longer than a hole and all of its three parts, which are sixty bytes of UTF-8')",
    "x.rsplit(none, 0) | length", "x.split(none, 0)", "{x: 1, y: 2, 'a': 3, 'plain': 4} | length",
    "x.split('a', 1)", "x.rsplit('a', 1)", "x | replace('plain', 'a long text')",
    "x | attr('upper')", "x ~ [y]", "x + 1", "-x",
    "namespace(k=x).k", "cycler(x, y).next()", "joiner(x)() ~ 1", "x | abs", "x | round",
  ]

  private static let templates =
    (free + watched).map { "{{ \($0) }}" } + [
      "{% set z %}<{{ x }}>{% endset %}{{ z }}{{ z | trim }}",
      "{% macro m(a) %}[{{ a }}]{{ caller() }}{% endmacro %}{% call m(x) %}{{ y }}{% endcall %}",
      "{% macro m(a) %} {{ a }} {% endmacro %}{{ m(x) | trim }}{{ m(x) | length }}",
      "{% for c in x %}{{ c }}-{% endfor %}",
      "{% for c in [x, y] %}{{ loop.index }}{{ c }}{% endfor %}",
      "{% for c in [x, y] %}{{ loop.changed(c) }}{% endfor %}",
      "{% for c in [x, y] if c == 'a' %}{{ c }}{% endfor %}",
      "{% filter upper %}{{ x }}{% endfilter %}", "{% filter trim %} {{ x }} {% endfilter %}",
      "{% if 'a' in x %}A{% elif x.endswith('\\n') %}{{ x.rstrip() }}{% else %}{{ y }}{% endif %}",
      "{% set ns = namespace(t='') %}{% for c in [x, y] %}{% set ns.t = ns.t + c %}{% endfor %}{{ ns.t }}",
      "{% if x == 'a' %}{{ raise_exception('no ' + x) }}{% endif %}{{ x }}",
      "{% set a, b = x, y %}{{ b }}{{ a }}", "{% set a, b = x %}{{ a }}",
      "{% generation %}{{ x }}{% endgeneration %}{{ y }}",
    ]

  @Test(arguments: templates)
  func `Filled holes are what the template makes of the texts`(_ template: String) throws {
    let compiled = try ChatTemplate(template)
    for (index, sample) in Self.texts.enumerated() {
      let other = Self.texts[(index + 5) % Self.texts.count]
      let watch = HoleWatch(try fillings([sample, other]))
      guard let text = try? watch.run({ try render(compiled, holes) }), watch.isIntact else {
        continue
      }
      let pattern = TextWithHoles(text.bytes)
      for (x, y) in zip(Self.texts, Self.texts.dropFirst(3) + Self.texts.prefix(3)) {
        let texts = try fillings([x, y])
        guard watch.conditions.hold(texts) else { continue }
        var filled: [UInt8] = []
        _ = pattern.fill(texts, into: &filled)
        let direct = try? render(compiled, [x, y])
        #expect(
          direct?.string == String(decoding: filled, as: UTF8.self), "\(sample.debugDescription)")
      }
    }
  }

  @Test(arguments: free)
  func `What templates do to every text spoils nothing`(_ expression: String) throws {
    let watch = HoleWatch(try fillings(["plain", "text"]))
    let template = try ChatTemplate("{{ \(expression) }}")
    _ = try watch.run { try render(template, holes) }
    #expect(watch.isIntact)
  }

  @Test func `Places are found again in filled texts`() throws {
    let text = Array("ab".utf8) + TextHole.bytes(0) + TextHole.bytes(1) + Array("cd".utf8)
    let pattern = TextWithHoles(text, places: [0, 1, 2, 62, 122, 123, 124])
    var output = Array("--".utf8)
    let places = pattern.fill(try fillings([" x ", "yy"]), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "--ab x yycd")
    #expect(places == [2, 3, 4, 7, 9, 10, 11])
  }

  @Test func `A time holds while the clock stands still`() throws {
    let watch = HoleWatch(try fillings(["a", "b"]))
    let fixed = try ChatTemplate("{{ strftime_now('%Y') }}")
    _ = try watch.run { try render(fixed, holes, time: TemplateTime(year: 1999, month: 1, day: 1)) }
    #expect(watch.conditions.isTimely)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
  }

  private var holes: [String] {
    (0..<2).map { String(decoding: TextHole.bytes($0), as: UTF8.self) }
  }

  private func render(
    _ template: ChatTemplate, _ texts: [String], time: TemplateTime? = nil
  ) throws -> RenderedText {
    var context = TemplateContext()
    context.time = time
    context["x"] = TemplateValue(texts[0])
    context["y"] = TemplateValue(texts[1])
    var text = RenderedText()
    try template.render(context, into: &text)
    return text
  }

  private func fillings(_ texts: [String]) throws -> HoleFillings {
    var fillings = HoleFillings()
    for text in texts {
      let document = JSONDocument()
      let escaped = text.unicodeScalars.map {
        $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.value < 0x20 ? Self.escape($0) : String($0)
      }
      try #require(document.scan(text: Array("\"\(escaped.joined())\"".utf8)))
      try #require(fillings.append(try #require(document.root)))
    }
    return fillings
  }
}
