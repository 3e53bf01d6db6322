// SPDX-License-Identifier: Apache-2.0

/// The small words that tell languages with one alphabet apart.
///
/// A word stands in the list of every language that uses it often, so that what two languages share
/// speaks for neither. Words of keywords' kind are left in: lines of code are not looked at.
enum FunctionWords {
  /// The languages, by their codes in ISO 639-1, each with its words and with the letters that few
  /// others have.
  static let lists: [(language: String, words: String, letters: String)] = [
    (
      "en",
      """
      the of and to in is that it was for on are as with his they at be this from have or had by not \
      but what all were we when your you can there an each which she he do how their if will up other \
      about out many then them these so some her would make like him into has more no could my than \
      been who its now did get may should me our any also only does where why because between most
      """, ""
    ),
    (
      "de",
      """
      der die das und ist nicht ein eine einen einem einer zu den von mit sich des auf für im dem auch \
      es an als wie ich sie er wir ihr ihre du mein sein war werden wird hat haben kann aus bei nach um \
      am oder aber wenn was wer nur noch so über bis durch sind dass zum zur vor man mir mich uns kein \
      keine diese dieser dieses doch schon mehr sehr welche warum bitte zwischen in
      """, "ßäöü"
    ),
    (
      "fr",
      """
      le la les de des du un une et est à en que qui dans pour pas sur ce cette ces il elle ils je nous \
      vous au aux avec ne se son sa ses plus par mais ou où si leur leurs sont été être avoir fait comme \
      tout tous toute on mon ma mes votre vos notre nos lui même aussi très bien quand comment pourquoi \
      quel quelle quelles entre sans donc peut ont était y c l d qu n s j
      """, "çèêœàùîâëï"
    ),
    (
      "es",
      """
      el la los las de del que y en un una unos es por con no para su sus al lo como más pero le se me \
      mi ya o este esta estos esto ese esa sí porque qué cuál cómo cuando muy sin sobre también hasta \
      hay donde quien desde todo todos nos durante uno ni contra otros eso ante ellos e entre era son \
      fue ser está están tiene puede hace cada después yo tú él ella usted
      """, "ñ¿¡"
    ),
    (
      "it",
      """
      il lo la i gli le di del della dei delle dello e è un una uno che in per non con si da dal dalla \
      sono come ma anche più questo questa questi queste al alla nel nella sul sulla se ci io tu lui lei \
      noi mi ti suo sua loro o cosa chi quando perché molto essere avere ha hanno era stato dove tutto \
      tutti ogni fra tra quale quali può fare c l dell all d
      """, "òìùè"
    ),
    (
      "pt",
      """
      o a os as de do da dos das que e em um uma uns é não para com por no na nos nas se mais mas ao à \
      como foi ele ela eles seu sua seus suas ou quando muito já está eu você vocês também só pelo pela \
      até isso esta este entre era depois sem mesmo aos ter quem me esse essa num nem são ser tem qual \
      nós lhe deles cada onde porque pode ao isto aqui fazer
      """, "ãõç"
    ),
    (
      "nl",
      """
      de het een en van ik te dat die in is niet op aan met als voor er maar om hem dan zou of wat mijn \
      men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze \
      u want nog zal me zij nu geen omdat iets worden toch al waren veel meer doen moet ben zonder kan \
      hun alles onder ja wordt zijn was waar wie waarom we wij ons uw
      """, ""
    ),
    (
      "sv",
      """
      och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig \
      du henne då sin nu har inte hans honom skulle hennes där min ej vid kunde något från ut när efter \
      upp vi dem vara vad över än dig kan sina här ha mot alla under någon eller allt mycket sedan denna \
      själv detta åt utan varit hur ingen blir bara också vilka varför mellan år
      """, "åäö"
    ),
    (
      "da",
      """
      og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min \
      havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil \
      blev kunne ind når være dog noget ville jo deres efter ned skulle denne end dette mit også under \
      have dig anden hende mine alt meget sit sine vor mod disse hvis nogle kan hvordan hvorfor bliver
      """, "æøå"
    ),
    (
      "no",
      """
      og i jeg det at en et den til er som på de med han av ikke der så var meg seg men ett har om vi \
      min mitt ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal \
      selv her alle vil bli ble blitt kunne inn når være kom noen noe ville dere deres kun ja etter ned \
      skulle denne for deg si sine sitt mot å meget hvorfor dette disse uten hvordan ingen din hvilken \
      hvis mellom også bare mye
      """, "æøå"
    ),
    (
      "fi",
      """
      ja on ei se että en ole oli hän mutta ovat myös kun niin kuin mitä tai jos minä sinä me te he tämä \
      tässä joka jotka mukaan sekä vain sen hänen ollut voi kaikki nyt jo vielä siitä mikä miten miksi \
      olla olen olet jonka niitä sitä tämän siis kanssa ennen jälkeen joita jossa minun sinun noin \
      koska eivät missä ne nämä hyvin mukana aina
      """, "äö"
    ),
    (
      "pl",
      """
      i w na z do nie się to że jest jak o za od po co dla przez ale tak był była było są czy tylko jego \
      jej ich ten ta te tego tej tym może mi mnie ja ty on ona my wy już też lub oraz przy pod ze we tu \
      gdzie kiedy dlaczego które który która jako bardzo być można więc aby żeby jeśli ma mają będzie \
      bez nad między u a
      """, "łąęśżźćńó"
    ),
    (
      "cs",
      """
      a v na se je že to s z do o i ve pro jako za by ale od po si k jsou který která které jak tak nebo \
      není být jsem jeho její jejich už také co při byl byla bylo pokud může má podle až jen ještě mezi \
      když kde proč tento tato této toto ze ke však před nad pod bez vše velmi jste jsme mi mu ho i
      """, "řěůčšžýáíé"
    ),
    (
      "tr",
      """
      ve bir bu da de için ile çok ne o olarak daha gibi var ama en kadar sonra ben sen biz siz onlar mi \
      mı mu mü değil her olan şu ki ya veya nasıl neden nedir hangi olduğunu olur oldu olduğu göre kendi \
      içinde üzerinde tarafından ise hem önce şey bana sana onu bunu yok iyi ancak çünkü zaman arasında \
      edilir eder
      """, "ğışçİ"
    ),
    (
      "id",
      """
      yang dan di ke dari untuk dengan pada adalah ini itu dalam tidak akan atau juga oleh sebagai saya \
      anda kami kita mereka dia ia bisa dapat ada telah sudah lebih karena seperti jika apa bagaimana \
      mengapa siapa kapan dimana tersebut secara antara bahwa hanya harus banyak sangat para agar saat \
      setelah serta namun tetapi tentang menjadi sebuah satu belum lagi
      """, ""
    ),
    (
      "vi",
      """
      và của là có cho không được một các những trong với này đã người để khi từ đến như về tôi bạn anh \
      chị em nó họ chúng ta cũng rất nhiều hơn thì mà ra vào lại nếu hay hoặc vì nên phải đang sẽ trên \
      dưới sau trước gì nào ai sao thế làm theo bởi giữa tại hãy đó còn
      """, "đơưạảấầậắằặẹếềệọốồộớờợụứừựỳ"
    ),
    (
      "ro",
      """
      și de la în a cu nu pe că să este un o din pentru care mai ce se al ale ai au fi sunt ca dar sau \
      după fost prin lui ei lor îi le era cum când unde dacă doar foarte tot toate acest această aceste \
      acesta aceasta eu tu el ea noi voi despre între fără până așa bine sau câte într-o unei unui cel \
      cea cei cele am ați avea poate
      """, "ăâîșțşţ"
    ),
    (
      "hu",
      """
      a az és hogy nem is ez egy van volt meg de csak már ha vagy mint el ki be le fel én te ő mi ti ők \
      azt ezt itt ott aki ami amely minden nagyon lehet kell még után között szerint pedig majd hogyan \
      miért mikor hol mert így úgy olyan ilyen lesz sem össze nincs vannak ennek annak több való új egyik
      """, "őűáéíóöúü"
    ),
    (
      "ru",
      """
      и в не на я что с по это как а то все она так его но да ты к у же вы за бы из мы от о он для или \
      если быть был была было были есть когда только их меня мне который которые которая можно при чтобы \
      где почему какой какие очень также до со между этот эта эти того под нет ещё уже вот является какая
      """, "ыэёъ"
    ),
    (
      "uk",
      """
      і в не на я що з по це як а то все вона так його але та ти до у же ви за би із ми від о він для або \
      якщо бути був була було були є коли тільки їх мене мені який які яка можна при щоб де чому дуже \
      також між цей ця ці того під немає ще вже й чи про та через після
      """, "іїєґ"
    ),
    (
      "bg",
      """
      и в не на аз че с по това как а то всички тя така него но да ти към у вие за би от ние о той за или \
      ако бъде беше бил са съм си е когато само ги мен ми който които която може при където защо много \
      също до със между този тази тези под няма още вече ще се ли през след какво какъв
      """, "ъ"
    ),
  ]

  /// What a word or a letter speaks for: a bit for each language, in the order of the lists.
  static let wordMasks: [UInt64: UInt32] = masks { list in
    list.words.split(separator: " ").map { hash(of: $0.unicodeScalars) }
  }

  /// The same for letters.
  static let letterMasks: [UInt32: UInt32] = masks { $0.letters.unicodeScalars.map(\.value) }

  /// Returns the hash that a word is looked up by.
  static func hash(of word: some Sequence<Unicode.Scalar>) -> UInt64 {
    word.reduce(into: startHash) { append($1.value, to: &$0) }
  }

  /// The hash of no letters.
  static let startHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes a letter into the hash of a word, as FNV-1a does.
  static func append(_ letter: UInt32, to hash: inout UInt64) {
    hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }

  private static func masks<Key: Hashable>(
    _ keys: ((language: String, words: String, letters: String)) -> [Key]
  ) -> [Key: UInt32] {
    var masks: [Key: UInt32] = [:]
    for (index, list) in lists.enumerated() {
      for key in keys(list) { masks[key, default: 0] |= 1 << UInt32(index) }
    }
    return masks
  }
}
