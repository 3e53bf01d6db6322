// SPDX-License-Identifier: Apache-2.0

internal import TuningData

/// Links in a terminal: only where it is known to have them, and only to pages that are there.
enum TerminalLinks {
  /// The start of the URLs of rules; nil without links.
  ///
  /// The pages are where `JSONL_TOOLS_RULE_PAGES` says, else in the documentation that was installed with
  /// the executable.
  static var rulePages: String? {
    guard isSupported else { return nil }
    if let pages = EnvironmentVariable.value("JSONL_TOOLS_RULE_PAGES"), !pages.isEmpty {
      // Whatever the variable holds, the link has to end where it should.
      guard pages.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value != 0x7F })
      else { return nil }
      return pages.hasSuffix("/") ? pages : pages + "/"
    }
    guard let folder = Executable.folder?.folder.appending("share/doc/jsonl-tools/rules"),
      folder.exists
    else { return nil }
    return RepositoryPath.uri(folder.text) + "/"
  }

  /// Whether the terminal says that it is one of those with links.
  ///
  /// `FORCE_HYPERLINK` decides, as for other tools; on a pipe there are none without it.
  private static var isSupported: Bool {
    if let forced = EnvironmentVariable.value("FORCE_HYPERLINK"), !forced.isEmpty {
      return forced != "0"
    }
    guard StandardStream.output.isTerminal else { return false }
    if let version = EnvironmentVariable.value("VTE_VERSION").flatMap({ Int($0) }) {
      return version >= 5000
    }
    let programs = ["ghostty", "Hyper", "iTerm.app", "vscode", "WezTerm"]
    if let program = EnvironmentVariable.value("TERM_PROGRAM") { return programs.contains(program) }
    if ["xterm-kitty", "xterm-ghostty", "foot", "alacritty"].contains(
      EnvironmentVariable.value("TERM"))
    {
      return true
    }
    return ["KONSOLE_VERSION", "WT_SESSION", "DOMTERM"].contains {
      EnvironmentVariable.value($0) != nil
    }
  }
}
