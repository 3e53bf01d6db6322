// SPDX-License-Identifier: Apache-2.0

/// The words that the prose is made of, the most frequent first.
enum Words {
  /// A few hundred frequent words as they stand, then a long tail of stems with endings.
  static let english = frequentEnglish + tail(stems: englishStems, endings: englishEndings)

  /// French, Spanish and German words between the English ones.
  static let european = zip(frequentEnglish, cycle(accented, count: frequentEnglish.count))
    .flatMap { [$0, $1] }

  /// Chinese characters, alone and in pairs, and some Japanese.
  static let chinese = pairs(of: frequentChinese)

  private static let frequentEnglish = split(
    """
    the of and to a in is that for it you with as are be this on can your or by have not from an
    at we but if which will they one has more all their use other when there what also some these
    would so may its like than into how time our any do each about them then only such make up
    out no most need using used who should many new were been where first well between work way
    my good people help just it's those two over based see data key different while important
    system both include high could because even here please example without set information
    after through following number provide order process year give same ensure part create get
    find within don't long value small place change level take world right possible every large
    before much life through know best under point function state often result problem user case
    three very still own however model type health different support want test line file list
    water food question answer step energy group start end open keep name power field form
    country service human company write read language development several market product day
    design better own business quality social research study public local global environment
    care family student team school history age role city role experience skill idea reason
    early given second main area return common specific simple clear similar short able various
    current low full next last great little back think look let's call add run check show mean
    move build grow learn understand improve increase reduce consider allow require develop
    become remain happen follow begin lead offer bring hold stand include continue believe
    """
  )

  private static let englishStems = split(
    """
    act adapt adjust analys apply arrang assess assist attend balanc benefit calculat captur
    collect combin communicat compar complet comput concentrat conclud connect consist construct
    consult consum contract contribut convert cook correct creat decid declar deliver depend
    describ detect determin direct discover discuss display distribut divid document educat elect
    employ enabl encourag estimat evaluat examin exchang exercis expand expect explain explor
    express extend filter focus format generat govern handl identif implement improv indicat
    influenc inform initial inspect install integrat interact interpret invest investigat isolat
    journey limit listen locat maintain manag measur mention migrat monitor motivat negotiat
    observ obtain operat organiz perform persuad plan predict prefer prepar present preserv
    prevent print process produc program project promot protect publish purchas react receiv
    recogniz recommend record recover refer reflect register regulat relat relax remember repair
    replac report represent request resist resolv respond restor retriev review schedul select
    separat simulat solv specif stabil store structur submit suggest summariz surviv sustain
    switch target terminat trac train transfer transform translat transport updat valid visit
    """
  )

  private static let englishEndings = split(
    "ing ed es ion or ions able ive ors ment ingly ance ability ional ent iveness ation ators ery"
  )

  private static let accented = split(
    """
    été déjà très où à même français être élève forêt où naïve café cliché résumé garçon noël cœur
    años mañana también qué está así más después señor corazón ningún acción según día fácil niño
    für über können müssen größe straße schön früh während natürlich möglich später ähnlich grün
    São não você coração também maçã então português łódź żółty město příliš žluťoučký kůň øl år
    """
  )

  private static let frequentChinese =
    Array(
      """
      的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作
      里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从
      想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头
      文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提
      立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务
      """.filter { !$0.isWhitespace }
    ).map(String.init) + ["です", "ます", "する", "こと", "これ", "から", "データ", "モデル", "という", "ので"]

  private static func split(_ words: String) -> [String] {
    words.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func tail(stems: [String], endings: [String]) -> [String] {
    endings.flatMap { ending in stems.map { $0 + ending } }
  }

  private static func pairs(of characters: [String]) -> [String] {
    characters
      + (1...20).flatMap { distance in
        characters.indices.map { characters[$0] + characters[($0 + distance) % characters.count] }
      }
  }

  private static func cycle(_ words: [String], count: Int) -> [String] {
    (0..<count).map { words[$0 % words.count] }
  }
}
