// SPDX-License-Identifier: Apache-2.0

/// All rules, sorted by id.
public enum RuleCatalogue {
  /// The rules; a test compares the list with the folder.
  public static let rules: [Rule] = [
    .emptyContent,
    .argumentsDoubleEncoded,
    .argumentsNotJSON,
    .argumentsNotObject,
    .argumentsNotString,
    .argumentsViolateSchema,
    .toolsAsString,
    .callIDMissing,
    .callShape,
    .callUnanswered,
    .callsOnOtherRole,
    .duplicateCallID,
    .duplicateToolName,
    .functionCall,
    .toolsMissing,
    .resultWithoutCall,
    .toolSchemaInvalid,
    .undeclaredTool,
    .animatedOrCMYK,
    .badBase64,
    .badDataURI,
    .imageDimensions,
    .imageWithWeight,
    .imageInWrongRole,
    .mixedContentKinds,
    .noImage,
    .placeholderMismatch,
    .imageTooLarge,
    .tooManyImages,
    .imageTruncated,
    .imageTypeMismatch,
    .imageTypeUnsupported,
    .imageURLNotInline,
  ]

  /// Returns the rule called `id`.
  public static func rule(_ id: String) -> Rule? {
    rules.first { $0.id == id }
  }
}
