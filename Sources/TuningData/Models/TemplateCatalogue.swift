// SPDX-License-Identifier: Apache-2.0

/// Our own chat templates, one for each family of models whose format is published.
public enum TemplateCatalogue {
  /// Returns the template of a family; nil when there is none.
  public static func text(of family: TemplateFamily) -> String? {
    EmbeddedTemplates.files.first { $0.name == "schemas/templates/\(family.templateFile).jinja" }?
      .text
  }
}
