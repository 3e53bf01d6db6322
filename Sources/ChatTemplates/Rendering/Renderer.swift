// SPDX-License-Identifier: Apache-2.0

/// The state of one rendering.
struct Renderer {
  /// What was written so far.
  var output: [UInt8]
  /// Where the bodies of `generation` blocks lie in the output.
  var spans: [Range<Int>] = []
  /// The variables of the function that runs.
  var slots: [Value]
  /// What functions made by the running one find its variables in, if any are.
  private(set) var frame: Frame?
  /// Where the variables around the running function are.
  private(set) var outerFrame: Frame?
  /// The values from the caller of the template.
  let globals: [Value]
  let limits: TemplateLimits
  let time: TemplateTime?

  /// How many blocks whose text goes elsewhere than to the output are open.
  private var captures = 0
  private var steps: Int
  private var isExtended: Bool
  /// Whether there may be holes in texts.
  private let isWatched = HoleWatch.isOn
  private var depth: Int
  /// What may refer to itself and must be taken apart in the end.
  private var frames: [Frame] = []
  private var namespaces: [NamespaceObject] = []
  private var loops: [LoopState] = []

  init(
    _ function: FunctionScope, globals: [Value], into output: consuming [UInt8],
    limits: TemplateLimits, time: TemplateTime?
  ) {
    self.output = output
    self.globals = globals
    self.limits = limits
    self.time = time
    slots = Array(repeating: .none, count: function.slotCount)
    steps = isWatched ? min(limits.maximumSteps, HoleWatch.mostSteps) : limits.maximumSteps
    isExtended = isWatched
    depth = limits.maximumDepth
    if function.needsFrame {
      let frame = Frame(around: nil)
      self.frame = frame
      frames.append(frame)
    }
  }

  // MARK: - Limits

  /// Counts work that was done.
  @inline(__always)
  mutating func step(_ count: Int = 1) throws(TemplateError) {
    steps &-= count
    if steps < 0 { try extendSteps() }
  }

  /// Allows for what the template was given, whose size is asked only when the steps are used up.
  private mutating func extendSteps() throws(TemplateError) {
    if !isExtended {
      isExtended = true
      let most = limits.maximumSteps * 24
      let (extra, isHuge) = InputSize.values(in: globals)
        .multipliedReportingOverflow(by: limits.stepsPerValue)
      steps &+= isHuge ? most : min(extra, most)
    }
    guard steps >= 0 else { throw .limit("the template runs too long") }
  }

  /// Checks that the output has not grown too long.
  @inline(__always)
  func checkOutput() throws(TemplateError) {
    guard output.count <= limits.maximumOutput else { throw .limit("the output is too long") }
  }

  var arithmetic: Arithmetic { Arithmetic(limit: limits.maximumOutput) }

  /// Returns a container, unless it lies too deep.
  func checked(_ value: Value) throws(TemplateError) -> Value {
    guard value.depth <= List.maximumDepth else {
      throw .limit("a value is nested too deeply")
    }
    return value
  }

  // MARK: - Text

  /// Writes what printing `value` shows.
  @inline(__always)
  mutating func write(_ value: Value) throws(TemplateError) {
    if case .string(let text) = value { text.write(to: &output) } else { try writeOther(value) }
    try checkOutput()
  }

  private mutating func writeOther(_ value: Value) throws(TemplateError) {
    var printer = Printer(limit: limits.maximumOutput)
    try printer.print(value, into: &output)
  }

  /// Returns the text that printing `value` shows.
  func text(of value: Value) throws(TemplateError) -> Text {
    if case .string(let text) = value { return text }
    var printer = Printer(limit: limits.maximumOutput)
    var bytes: [UInt8] = []
    try printer.print(value, into: &bytes)
    return Text(bytes)
  }

  /// Returns the text that `body` writes.
  mutating func capture(
    _ body: (inout Renderer) throws(TemplateError) -> Void
  ) throws(TemplateError) -> Text {
    let start = output.count
    captures += 1
    try body(&self)
    captures -= 1
    return try takeText(from: start)
  }

  /// Removes the end of the output from `start` on and returns it.
  mutating func takeText(from start: Int) throws(TemplateError) -> Text {
    let bytes = Array(output[start...])
    output.removeLast(output.count - start)
    let text = Text(bytes, hasHoles: isWatched && TextHole.mayBeIn(bytes))
    try step(text.chargedCount / 64)
    if text.chargedCount > limits.maximumOutput { HoleWatch.look() }
    return text
  }

  mutating func noteSpan(from start: Int) {
    if captures == 0 { spans.append(start..<output.count) }
  }

  /// The variable in a slot, if it holds a dictionary.
  @inline(__always)
  func dict(_ slot: Int) -> Dict? {
    if case .dict(let dict) = slots[slot] { return dict }
    return nil
  }

  // MARK: - Functions

  /// Runs `body` as a function with variables of its own.
  mutating func call(
    _ function: FunctionScope, slots: [Value], around: Frame?, depth cost: Int,
    _ body: (inout Renderer) throws(TemplateError) -> Void
  ) throws(TemplateError) {
    try step(1 + slots.count)
    depth -= cost
    guard depth > 0 else { throw .limit("macros call each other too deeply") }
    var own = slots
    swap(&self.slots, &own)
    let callerFrame = frame
    let callerOuterFrame = outerFrame
    // Nobody changes the caller's variables meanwhile; they are only read.
    callerFrame?.slots = own
    frame = nil
    outerFrame = around
    if function.needsFrame {
      let frame = Frame(around: around)
      self.frame = frame
      frames.append(frame)
    }
    try body(&self)
    callerFrame?.slots = []
    self.slots = own
    frame = callerFrame
    outerFrame = callerOuterFrame
    depth += cost
  }

  func outerSlot(_ slot: Int, distance: Int) -> Value {
    var frame = outerFrame
    for _ in 1..<distance { frame = frame?.around }
    guard let frame, slot < frame.slots.count else { return .undefined(Undefined(.hint(""))) }
    return frame.slots[slot]
  }

  // MARK: - The end

  mutating func keep(_ namespace: NamespaceObject) { namespaces.append(namespace) }
  mutating func keep(_ loop: LoopState) { loops.append(loop) }

  /// Takes apart what refers to itself, so that its memory comes free.
  mutating func finish() {
    for frame in frames { frame.slots = [] }
    for namespace in namespaces { namespace.attributes = [] }
    for loop in loops { loop.forget() }
  }
}

/// The variables of a function, for the functions made by it.
final class Frame {
  var slots: [Value] = []
  let around: Frame?

  init(around: Frame?) { self.around = around }
}

/// How statements went on.
enum Flow { case normal, breakLoop, continueLoop }

/// The statements of a block.
final class Body {
  private let statements: NodeList<StatementNode>
  private let entry: [(slot: Int, value: Node)]

  init(_ statements: [StatementNode], entry: [(slot: Int, value: Node)]) {
    self.statements = NodeList(statements)
    self.entry = entry
  }

  @discardableResult
  func run(_ renderer: inout Renderer) throws(TemplateError) -> Flow {
    if !entry.isEmpty {
      for (slot, value) in entry { renderer.slots[slot] = try value.evaluate(&renderer) }
    }
    for index in 0..<statements.count {
      let flow = try statements.with(index) { (statement) throws(TemplateError) in
        try statement.run(&renderer)
      }
      if flow != .normal { return flow }
    }
    return .normal
  }

  /// Returns the text that the statements write.
  func text(_ renderer: inout Renderer) throws(TemplateError) -> Text {
    try renderer.capture { (renderer) throws(TemplateError) in _ = try run(&renderer) }
  }
}

/// Where a value is assigned to.
indirect enum Target {
  case slot(Int)
  case tuple([Target])
  case namespace(Node, String)

  func assign(
    _ value: Value, _ renderer: inout Renderer
  ) throws(TemplateError) {
    switch self {
    case .slot(let slot): renderer.slots[slot] = value
    case .tuple(let targets): try assign(value, to: targets, &renderer)
    case .namespace(let base, let name):
      guard case .object(let object as NamespaceObject) = try base.evaluate(&renderer) else {
        throw .evaluation("cannot assign attribute on non-namespace object")
      }
      try object.set(name, renderer.checked(value))
    }
  }

  private func assign(
    _ value: Value, to targets: [Target], _ renderer: inout Renderer
  ) throws(TemplateError) {
    let items: [Value]
    switch value {
    case .tuple(let list), .list(let list): items = list.items
    default:
      guard let found = try Iteration.items(of: value) else {
        throw .evaluation("cannot unpack non-iterable \(value.typeName) object")
      }
      items = found
    }
    guard items.count >= targets.count else {
      throw .evaluation(
        "not enough values to unpack (expected \(targets.count), got \(items.count))")
    }
    guard items.count == targets.count else {
      throw .evaluation("too many values to unpack (expected \(targets.count))")
    }
    for (target, item) in zip(targets, items) { try target.assign(item, &renderer) }
  }
}
