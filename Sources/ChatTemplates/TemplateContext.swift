// SPDX-License-Identifier: Apache-2.0

/// The variables that a template is given.
///
/// As with `transformers.apply_chat_template`, that is `messages`, `tools` and `documents` (none
/// where there are none), `add_generation_prompt`, the special tokens of the tokenizer
/// (`bos_token`, `eos_token`, …), and whatever else a template asks for. A name that is not given
/// is undefined in the template.
public struct TemplateContext: Sendable {
  // Few enough that a search costs less than hashing.
  private(set) var variables: [(name: String, value: TemplateValue)] = []

  /// What `strftime_now` shows; nil for the clock of the system.
  public var time: TemplateTime?

  /// Creates a context without variables.
  public init() {}

  /// The value of a variable; nil when the template is not given one of this name.
  public subscript(name: String) -> TemplateValue? {
    get { variables.first { $0.name == name }?.value }
    set {
      let index = variables.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): variables[index].value = value
      case (let index?, nil): variables.remove(at: index)
      case (nil, let value?): variables.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// The names of the variables.
  public var names: some Collection<String> { variables.map(\.name) }
}
