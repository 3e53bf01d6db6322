// SPDX-License-Identifier: Apache-2.0

/// A compiled Jinja template that renders what `jinja2` renders in
/// `transformers.apply_chat_template`.
///
/// The settings are those of `transformers`: `trim_blocks` and `lstrip_blocks`, no escaping, the
/// immutable sandbox, `break` and `continue`, the `generation` block, and a `tojson` that leaves
/// markup alone. Templates that include or extend others are refused.
///
/// ```swift
/// let template = try ChatTemplate("{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}")
/// var context = TemplateContext()
/// context["messages"] = TemplateValue(row["messages"])
/// var text = RenderedText()
/// try template.render(context, into: &text)
/// ```
///
/// A template may be shared by threads; where many render at once, one each is faster.
public struct ChatTemplate: Sendable {
  private let program: Program

  /// Whether the template marks what the assistant says by `{% generation %}`.
  public var hasGenerationBlocks: Bool { program.hasGenerationBlocks }

  /// Compiles a template.
  ///
  /// - Throws: where and why the text is no template.
  public init(_ source: String) throws(TemplateError) {
    program = try Program(source)
  }

  /// Appends what the template makes of `context` to `output`.
  ///
  /// - Throws: what the template refuses (`raised`), what it does wrong (`evaluation`), or which
  ///   limit it met; `output` is then as it was.
  public func render(
    _ context: TemplateContext, into output: inout RenderedText,
    limits: TemplateLimits = TemplateLimits()
  ) throws(TemplateError) {
    try program.render(context, into: &output, limits: limits)
  }
}

/// The nodes of a template; nothing in them changes once they are made, so threads can share them.
private final class Program: @unchecked Sendable {
  let hasGenerationBlocks: Bool
  private let body: Body
  private let function: FunctionScope
  /// The values of names that the caller does not give.
  private let defaults: [Value]
  private let places: [String: Int]

  init(_ source: String) throws(TemplateError) {
    var parser = try Parser(source)
    let statements = try parser.parse()
    hasGenerationBlocks = parser.hasGenerationBlocks
    var compiler = Compiler()
    (body, function) = try compiler.compile(statements)
    defaults = compiler.globals.map {
      Globals.named($0) ?? .undefined(Undefined(.name($0)))
    }
    places = Dictionary(uniqueKeysWithValues: compiler.globals.enumerated().map { ($1, $0) })
  }

  func render(
    _ context: TemplateContext, into output: inout RenderedText, limits: TemplateLimits
  ) throws(TemplateError) {
    let start = output.bytes.count
    var bytes: [UInt8] = []
    swap(&bytes, &output.bytes)
    var globals = defaults
    for (name, value) in context.variables {
      if let place = places[name] { globals[place] = value.value }
    }
    var renderer = Renderer(
      function, globals: globals, into: bytes, limits: limits, time: context.time)
    bytes = []
    defer { renderer.finish() }
    do {
      try body.run(&renderer)
      try renderer.checkOutput()
      output.generationSpans += renderer.spans
      swap(&output.bytes, &renderer.output)
    } catch {
      swap(&output.bytes, &renderer.output)
      output.bytes.removeSubrange(start...)
      throw error.placed(Position())
    }
  }
}
