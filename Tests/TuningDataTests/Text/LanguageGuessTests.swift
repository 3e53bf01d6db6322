// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import Testing

@testable import TuningData

struct LanguageGuessTests {
  @Test(arguments: [
    ("en", "Please explain why the sky is blue and how that changes in the evening."),
    ("en", "What is the capital of France?"),
    ("de", "Bitte erkläre mir, warum der Himmel blau ist und wie sich das am Abend ändert."),
    ("de", "Wie heißt die Hauptstadt von Frankreich?"),
    ("fr", "Explique-moi pourquoi le ciel est bleu et comment cela change dans la soirée."),
    ("fr", "Quelle est la capitale de la France ?"),
    ("es", "Explícame por qué el cielo es azul y cómo cambia eso durante la tarde."),
    ("es", "¿Cuál es la capital de Francia?"),
    ("pt", "Explique por que o céu é azul e como isso muda durante a noite, com um exemplo."),
    ("pt", "Qual é a capital da França e quantas pessoas vivem lá?"),
    ("it", "Spiegami perché il cielo è azzurro e come cambia nel corso della sera."),
    ("it", "Qual è la capitale della Francia?"),
    ("nl", "Leg uit waarom de lucht blauw is en hoe dat in de avond verandert."),
    ("nl", "Wat is de hoofdstad van Frankrijk?"),
    ("sv", "Förklara varför himlen är blå och hur det förändras under kvällen."),
    ("sv", "Vad heter huvudstaden i Frankrike och hur många bor där?"),
    ("da", "Forklar hvorfor himlen er blå, og hvordan den også bliver rød efter solnedgang."),
    ("da", "Hvad hedder hovedstaden i Frankrig, og hvor mange mennesker bor der?"),
    ("no", "Forklar hvorfor himmelen er blå, og hvordan den også blir rød etter solnedgang."),
    ("no", "Hva heter hovedstaden i Frankrike, og hvor mange mennesker bor der?"),
    ("fi", "Selitä, miksi taivas on sininen ja miten se muuttuu illalla, kun aurinko laskee."),
    ("fi", "Mikä on Ranskan pääkaupunki ja kuinka monta ihmistä siellä on?"),
    ("pl", "Wyjaśnij, dlaczego niebo jest niebieskie i jak zmienia się to wieczorem."),
    ("pl", "Jak nazywa się stolica Francji?"),
    ("cs", "Vysvětli, proč je obloha modrá a jak se to večer mění, když zapadá slunce."),
    ("cs", "Jaké je hlavní město Francie a kolik má obyvatel?"),
    ("tr", "Gökyüzünün neden mavi olduğunu ve bunun akşam nasıl değiştiğini açıklar mısın?"),
    ("tr", "Fransa'nın başkenti neresidir ve orada kaç kişi yaşıyor?"),
    ("id", "Jelaskan mengapa langit berwarna biru dan bagaimana hal itu berubah pada malam hari."),
    ("id", "Apa ibu kota Prancis dan berapa orang yang tinggal di sana?"),
    ("vi", "Hãy giải thích vì sao bầu trời có màu xanh và nó thay đổi như thế nào vào buổi tối."),
    ("vi", "Thủ đô của nước Pháp là gì?"),
    ("ro", "Explică de ce cerul este albastru și cum se schimbă asta în timpul serii."),
    ("ro", "Care este capitala Franței și câți oameni locuiesc acolo?"),
    ("hu", "Magyarázd el, hogy miért kék az ég, és hogyan változik ez este."),
    ("hu", "Mi Franciaország fővárosa, és hányan élnek ott?"),
    ("ru", "Объясни, почему небо голубое и как это меняется вечером."),
    ("ru", "Какой город является столицей Франции?"),
    ("uk", "Поясни, чому небо блакитне і як це змінюється ввечері."),
    ("uk", "Яке місто є столицею Франції?"),
    ("bg", "Обясни защо небето е синьо и как се променя това през вечерта."),
    ("bg", "Кой град е столицата на Франция?"),
    ("el", "Εξήγησέ μου γιατί ο ουρανός είναι γαλάζιος."),
    ("he", "הסבר לי למה השמיים כחולים ואיך זה משתנה בערב."),
    ("ar", "اشرح لي لماذا السماء زرقاء وكيف يتغير ذلك في المساء."),
    ("fa", "توضیح بده چرا آسمان آبی است و این در شب چگونه تغییر می‌کند."),
    ("ur", "مجھے بتائیں کہ آسمان نیلا کیوں ہے اور شام کو یہ کیسے بدلتا ہے۔"),
    ("hi", "समझाइए कि आसमान नीला क्यों है और शाम को यह कैसे बदलता है।"),
    ("bn", "আকাশ কেন নীল তা ব্যাখ্যা করুন।"),
    ("ta", "வானம் ஏன் நீலமாக இருக்கிறது என்று விளக்கவும்."),
    ("th", "ช่วยอธิบายว่าทำไมท้องฟ้าถึงเป็นสีฟ้า"),
    ("ko", "하늘이 왜 파란지, 그리고 저녁에는 어떻게 변하는지 설명해 주세요."),
    ("ja", "空がなぜ青いのか、夕方にはどう変わるのかを説明してください。"),
    ("zh", "请解释天空为什么是蓝色的，傍晚又会怎样变化。"),
    ("ka", "ახსენი, რატომ არის ცა ლურჯი."),
  ])
  func aSentenceHasItsLanguage(language: String, text: String) {
    #expect(LanguageGuess.code(of: text) == language, "\(text)")
    #expect(LanguageGuess.code(of: text.uppercased()) == language || language == "tr", "\(text)")
  }

  @Test(arguments: [
    "", "   \n", "42 + 17 = 59", "🙂🙂🙂", "ok", "Berlin", "x", "dQw4w9WgXcQ 0xDEADBEEF", "東",
    """
    import os
    def total(items):
        result = 0
        for item in items:
            if item is not None and item.price > 0:
                result += item.price
        return result
    """,
    """
    #include <stdio.h>
    int main(void) {
      for (int i = 0; i < 10; i++) printf("%d\\n", i);
      return 0;
    }
    """,
    """
    SELECT name, COUNT(*) AS total
    FROM users WHERE created_at > '2024-01-01'
    GROUP BY name;
    """,
    #"{"id": 17, "name": "the_thing", "tags": ["a", "b"], "is_on": true}"#,
    "```\nthe words in a fence are of no language that is to be told\n```",
  ])
  func whatIsShortOrUnclearOrCodeHasNone(text: String) {
    #expect(LanguageGuess.code(of: text) == "und")
  }

  @Test(arguments: [
    (
      "en",
      "Write a function that adds the numbers in a list:\n```python\ndef add(a): return sum(a)\n```"
    ),
    ("zh", "请用 Python 写一个函数，计算列表中所有数字的总和，并返回结果。"),
    ("zh", "total = 0  # 计算所有商品的价格总和\nfor item in items:\n    total += item.price"),
    ("ja", "SwiftのArrayをsortする方法を教えてください。"),
    ("en", "How do I say 東京 in English when I am there with my friends?"),
    ("ru", "Что делает функция print() в языке Python и как её использовать?"),
  ])
  func textAmongCodeAndForeignNamesIsWhatCounts(language: String, text: String) {
    #expect(LanguageGuess.code(of: text) == language, "\(text)")
  }

  @Test func onlyTheStartIsLookedAt() {
    let english = String(repeating: "This is what the people of the town have said. ", count: 100)
    let chinese = String(repeating: "请解释天空为什么是蓝色的。", count: 10_000)
    #expect(LanguageGuess.code(of: english + chinese) == "en")
  }

  @Test func bytesThatAreNoUTF8AreSurvived() {
    for length in 0..<200 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ length &* 31) }
      _ = LanguageGuess.code(of: bytes.span)
    }
    #expect(LanguageGuess.code(of: [UInt8](repeating: 0xFF, count: 10_000).span) == "und")
  }

  @Test func theWordsOfLanguagesAreSmall() {
    for list in FunctionWords.lists {
      let words = list.words.split(separator: " ")
      #expect(words.allSatisfy { $0 == $0.lowercased() }, "\(list.language)")
    }
    #expect(FunctionWords.lists.count <= 32)
  }

  @Test(
    .enabled(if: PublicData.isThere, "JSONL_TOOLS_DATA names no folder with public data sets"),
    arguments: [
      ("mlx_wwdc25_train.jsonl", "en"), ("together_small_coqa_10.jsonl", "en"),
      ("ms_orca_dpo_validation.jsonl", "en"), ("lf_dpo_en_demo.json", "en"),
      ("lf_alpaca_zh_demo.json", "zh"),
    ])
  func realRowsHaveTheLanguageOfTheirFile(name: String, language: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: PublicData.folder + "/" + name))
    let rows =
      name.hasSuffix(".json")
      ? try #require(JSONSerialization.jsonObject(with: data) as? [Any])
      : try data.split(separator: 0x0A).map { try JSONSerialization.jsonObject(with: $0) }
    let found = rows.map { LanguageGuess.code(of: strings(in: $0).joined(separator: "\n")) }
    let counts = Dictionary(grouping: found) { $0 }.mapValues(\.count)
    #expect(Double(counts[language] ?? 0) >= 0.97 * Double(rows.count), "\(counts)")
  }

  private func strings(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let object as [String: Any]:
      object.sorted { $0.key < $1.key }.flatMap { strings(in: $0.value) }
    case let array as [Any]: array.flatMap { strings(in: $0) }
    default: []
    }
  }
}

extension LanguageGuess {
  fileprivate static func code(of text: String) -> String { code(of: Array(text.utf8).span) }
}
