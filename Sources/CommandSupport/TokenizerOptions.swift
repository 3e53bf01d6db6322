// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
internal import JSONLines
internal import ServiceClient
public import TuningData

/// The options that say what tokens are counted with.
public struct TokenizerOptions: ParsableArguments {
  /// The model, as the user calls it.
  @Option(
    help: "The model: its template, its limits, and its tokenizer where it is on this machine.",
    completion: .model)
  public var model: String?

  /// The folder with model data.
  @Option(
    help: "A folder with model data to use instead of the data built in.", completion: .directory)
  public var modelsDir: String?

  /// The tokenizer's file or folder.
  @Option(
    help: ArgumentHelp(
      "A tokenizer file, or a folder with one; comes before what is in the caches.",
      valueName: "path"), completion: .file())
  public var tokenizer: String?

  /// The template's file.
  @Option(
    help: ArgumentHelp("A Jinja template to use instead of the tokenizer's.", valueName: "path"),
    completion: .file())
  public var chatTemplate: String?

  /// Creates the options with their defaults.
  public init() {}

  /// Refuses options that say nothing.
  public func validate() throws {
    for (name, value) in [("--model", model), ("--tokenizer", tokenizer)]
    where value?.isEmpty == true {
      throw ValidationError("\(name) takes a name that is not empty")
    }
  }

  /// Returns the model; nil when none is named.
  ///
  /// - Throws: an error that a person understands when no model has this name.
  public func profile() throws -> ModelProfile? {
    guard let model else { return nil }
    switch try catalogue().lookup(model) {
    case .found(let profile): return profile
    case .unknown(let nearest):
      let hint =
        nearest.isEmpty
        ? "'jsonltokens models' lists all" : "did you mean \(nearest.joined(separator: ", "))?"
      throw CommandError("no model is called '\(model)'; \(hint)")
    }
  }

  /// Returns the models that are known.
  public func catalogue() throws(ModelCatalogueError) -> ModelCatalogue {
    guard let modelsDir else { return try ModelCatalogue.embedded() }
    return try ModelCatalogue(directory: modelsDir)
  }

  /// Puts the model, the models known and what counts tokens into the options of a check.
  ///
  /// A model that nobody knows is left to the rules, and nothing is counted for it.
  public func apply(
    to options: inout LintOptions, method: TuningMethod = .sft, maxSeqLength: Int? = nil
  ) throws {
    options.model = model
    guard model != nil || tokenizer != nil else {
      guard chatTemplate == nil else {
        throw ValidationError("--chat-template needs a tokenizer: name one, or a model")
      }
      return
    }
    let catalogue = try catalogue()
    options.catalogue = catalogue
    if let model, case .unknown = catalogue.lookup(model) { return }
    var request = try request()
    request.method = method
    request.contextLength = maxSeqLength
    do throws(TokenSetupError) {
      options.tokens = try TokenSetup(request)
    } catch {
      guard case .nothingToCountWith = error else { throw error }
    }
  }

  /// Returns a request for these options, with the files that are on this machine.
  public func request() throws -> TokenRequest {
    var request = TokenRequest()
    request.model = try profile()
    request.chatTemplatePath = chatTemplate
    request.compiledFolder = CacheFolders().compiled
    if let files = try TokenizerLocator().locate(.init(path: tokenizer, model: request.model)) {
      request.vocabularyPath = files.vocabulary
      guard !isShared(files, request.model) else { return request }
      if tokenizer != nil, let family = request.model?.template,
        TemplateCatalogue.text(of: family) != nil
      {
        // The file stands for the vocabulary; the template is that of the model.
        if chatTemplate == nil, let other = files.templatePath {
          request.remarks.append(
            "the template in \(other) is not used, but that of the model; "
              + "--chat-template names another one")
        }
        return request
      }
      request.configurationPath = files.configuration
      request.specialTokensPath = files.specialTokens
      request.ownTemplatePath = files.chatTemplate
    }
    return request
  }

  /// Whether a vocabulary comes from a package and serves several families, so that the template in
  /// the package may be another family's, and we have one for this family.
  private func isShared(_ files: TokenizerFiles, _ model: ModelProfile?) -> Bool {
    guard case .packaged = files.origin, let family = model?.template else { return false }
    return TemplateCatalogue.text(of: family) != nil
  }
}

extension TokenizerFiles {
  /// The file that has a template beside the vocabulary.
  fileprivate var templatePath: String? {
    if let chatTemplate { return chatTemplate }
    guard let configuration, let text = try? WholeFile.read(configuration) else { return nil }
    return TokenizerConfiguration(text)?.chatTemplate == nil ? nil : configuration
  }
}
