// SPDX-License-Identifier: Apache-2.0

import NearDuplicates
import Testing

struct UnspacedScriptTests {
  private let sketcher = NearDuplicateSketcher(threshold: 0.8)

  @Test(arguments: [
    ("我喜欢机器学习。", "我 喜欢 机器 学习"),
    ("今日は、天気がいい", "今日 は 天気 が いい"),
    ("コンピューターを買う", "コンピューター を 買う"),
    ("ฉันรักภาษาไทย", "ฉัน รัก ภาษา ไทย"),
    ("ຂ້ອຍຮັກພາສາລາວ", "ຂ້ອຍ ຮັກ ພາສາ ລາວ"),
    ("កម្ពុជាជាប្រទេសមួយ", "កម្ពុជា ជា ប្រទេស មួយ"),
    ("ကျွန်တော်ကျောင်းသွားတယ်", "ကျွန်တော် ကျောင်း သွား တယ်"),
    ("2024年Python的新版本", "2024 年 python 的 新 版本"),
    ("한국어는 띄어쓰기가 있다", "한국어는, 띄어쓰기가, 있다"),
  ])
  func wordsAreFoundWithoutSpaces(text: String, spaced: String) {
    #expect(sketcher.shingles(text) == sketcher.shingles(spaced))
    #expect(sketcher.shingles(text).count == max(1, spaced.split(separator: " ").count - 2))
  }

  @Test func aChangedWordLeavesMostShingles() {
    let text = "请写一篇关于人工智能在现代医学诊断中的应用的文章,并且列出三个具体的例子和参考资料"
    let other = text.replacing("三个", with: "五个")
    let similarity = jaccardSimilarity(sketcher.shingles(text), sketcher.shingles(other))
    #expect(similarity > 0.5)
    #expect(similarity < 1)
  }

  @Test func charactersBeyondTheBasicPlaneAreRead() {
    #expect(sketcher.shingles("𠀀𠀁𠀂𠀃").count >= 1)
    #expect(sketcher.shingles("𐐀𐐁 words") == sketcher.shingles("𐐨𐐩 words"))
  }
}
