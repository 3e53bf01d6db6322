// SPDX-License-Identifier: Apache-2.0

internal import Hashing
internal import JSONLines

/// A file of `schemas/reports` that a page is made of.
enum PageAsset: String, Sendable, CaseIterable {
  case template = "page.jinja"
  case style = "page.css"
  case script = "page.js"

  /// The file as it is.
  var text: String {
    EmbeddedReportPage.files.first { $0.name == "schemas/reports/\(rawValue)" }?.text ?? ""
  }

  /// The name by which a policy allows it: its SHA-256.
  var policySource: String {
    "'sha256-\(Base64.encode(SHA256.digest(of: Array(text.utf8)).bytes))'"
  }

  /// What a page may do: run our script and apply our style, and nothing else.
  ///
  /// So neither data nor a mistake of ours can load, send or run anything.
  static var policy: String {
    "default-src 'none'; script-src \(script.policySource); style-src \(style.policySource); "
      + "base-uri 'none'; form-action 'none'"
  }
}
