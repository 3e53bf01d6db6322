// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "jsonl-tools",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "JSONLines", targets: ["JSONLines"]),
    .library(name: "Tokenization", targets: ["Tokenization"]),
    .library(name: "ChatTemplates", targets: ["ChatTemplates"]),
    .library(name: "TuningData", targets: ["TuningData"]),
    .executable(name: "jsonlcheck", targets: ["jsonlcheck"]),
    .executable(name: "jsonlsplit", targets: ["jsonlsplit"]),
    .executable(name: "jsonltokens", targets: ["jsonltokens"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // System libraries. ICU's headers clash with those of Foundation when both are imported into
    // one Swift module, so `SystemICU` carries link lines only and `CICU` hides the headers.
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .systemLibrary(
      name: "SystemICU",
      pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
    ),
    .target(name: "CICU", dependencies: ["SystemICU"]),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .systemLibrary(
      name: "CZstd",
      pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]
    ),
    // Constant tables, which Swift would fill in at start-up.
    .target(name: "CTokenization"),
    // libcurl's options are variadic functions, which Swift does not import.
    .target(name: "CCURL"),

    // What a signal handler may call: nothing in Swift is sure to be safe there.
    .target(name: "CTemporaries"),

    // The processor's instructions for SHA-256, which Swift cannot call.
    .target(name: "CSHA256"),
    // Its widest vectors, which Swift uses only where every processor of the kind has them.
    .target(name: "CMinHash"),
    .target(name: "CJSONStrings"),

    // Libraries.
    .target(name: "Hashing", dependencies: ["CSHA256"]),
    .target(
      name: "JSONLines",
      dependencies: ["CJSONStrings", "CTemporaries", "CZlib", "CZstd", "Hashing"]),
    .target(name: "ExternalSorting"),
    .target(name: "Tokenization", dependencies: ["CICU", "CTokenization", "JSONLines"]),
    .target(name: "ChatTemplates", dependencies: ["JSONLines"]),
    .target(name: "NearDuplicates", dependencies: ["CICU", "CMinHash"]),
    .target(
      name: "TuningData",
      dependencies: [
        "CICU", "CYAML", "ChatTemplates", "ExternalSorting", "Hashing", "JSONLines",
        "NearDuplicates", "Tokenization",
      ]),
    .target(name: "ServiceClient", dependencies: ["CCURL", "Hashing", "TuningData"]),
    .target(
      name: "CommandSupport",
      dependencies: [
        "JSONLines", "ServiceClient", "Tokenization", "TuningData",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // Commands.
    .executableTarget(
      name: "jsonlcheck",
      dependencies: [
        "CommandSupport", "JSONLines", "TuningData",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "jsonlsplit",
      dependencies: [
        "CommandSupport", "JSONLines", "TuningData",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "jsonltokens",
      dependencies: [
        "ChatTemplates", "CommandSupport", "JSONLines", "ServiceClient", "Tokenization",
        "TuningData",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    // Benchmarks.
    .executableTarget(
      name: "generate-benchmark-data", dependencies: ["RandomInput"],
      path: "Tests/Benchmarks/DataGenerator"),
    .executableTarget(
      name: "tokenizer-benchmark", dependencies: ["Tokenization"],
      path: "Tests/Benchmarks/TokenizerBenchmark"),

    .executableTarget(
      name: "measure-estimator",
      dependencies: ["JSONLines", "ServiceClient", "Tokenization", "TuningData"],
      path: "Tests/Benchmarks/EstimatorErrors"),

    .executableTarget(
      name: "measure-templates", dependencies: ["ChatTemplates", "JSONLines", "TuningData"],
      path: "Tests/Benchmarks/TemplateSpeed"),

    .executableTarget(
      name: "near-duplicate-benchmark", dependencies: ["JSONLines", "NearDuplicates"],
      path: "Tests/Benchmarks/NearDuplicateBenchmark"),

    // Fuzzing.
    .target(
      name: "LintProbe", dependencies: ["JSONLines", "TuningData"], path: "Tests/Fuzzing/LintProbe"),
    .executableTarget(
      name: "fuzz-linter",
      dependencies: ["LintProbe", "RandomInput", "TestSupport", "TuningData"],
      path: "Tests/Fuzzing/FuzzLinter"),
    .executableTarget(
      name: "fuzz-templates",
      dependencies: ["ChatTemplates", "JSONLines", "RandomInput", "TestSupport"],
      path: "Tests/Fuzzing/FuzzTemplates"),
    .executableTarget(
      name: "fuzz-tokenizers", dependencies: ["RandomInput", "TestSupport", "Tokenization"],
      path: "Tests/Fuzzing/FuzzTokenizers"),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["JSONLines", "TuningData"], path: "Tests/TestSupport"),
    .target(name: "RandomInput", path: "Tests/RandomInput"),
    .testTarget(name: "ExternalSortingTests", dependencies: ["ExternalSorting", "RandomInput"]),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
    .executableTarget(
      name: "write-outputs", dependencies: ["JSONLines"], path: "Tests/Probes/WriteOutputs"),
    .testTarget(
      name: "JSONLinesTests",
      dependencies: ["Hashing", "JSONLines", "RandomInput", "TestSupport", "write-outputs"]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["JSONLines", "RandomInput", "TestSupport", "TuningData"],
      path: "Tests/Conformance",
      exclude: [
        "json_oracles.py", "schema_oracle.py", "simdjson_oracle.cpp", "split_oracle.py",
        "template_oracle.py", "tokenizer_oracle.py",
      ]),
    .testTarget(
      name: "TokenizationTests",
      dependencies: ["JSONLines", "RandomInput", "TestSupport", "Tokenization"]),
    .testTarget(
      name: "TokenizerConformance",
      dependencies: ["JSONLines", "RandomInput", "TestSupport", "Tokenization"]),
    .testTarget(
      name: "ChatTemplatesTests", dependencies: ["ChatTemplates", "JSONLines", "TestSupport"],
      exclude: ["Cases"]),
    .testTarget(
      name: "TemplateConformanceTests",
      dependencies: ["ChatTemplates", "JSONLines", "TestSupport"],
      path: "Tests/TemplateConformance"),
    .testTarget(
      name: "ServiceClientTests", dependencies: ["Hashing", "ServiceClient", "TestSupport"],
      exclude: ["hub_server.py"]),
    .testTarget(
      name: "NearDuplicatesTests", dependencies: ["NearDuplicates", "RandomInput", "TestSupport"],
      exclude: ["minhash_oracle.py"]),
    .testTarget(name: "SchemaTests", dependencies: ["JSONLines", "TestSupport", "TuningData"]),
    .testTarget(
      name: "TuningDataTests",
      dependencies: [
        "Hashing", "JSONLines", "LintProbe", "RandomInput", "TestSupport", "Tokenization",
        "TuningData",
      ],
      exclude: ["Reporting/page_browser.py", "Reporting/report_judges.py"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Hashing", "JSONLines", "RandomInput", "TestSupport", "TuningData", "jsonlcheck",
        "jsonlsplit", "jsonltokens",
      ],
      exclude: ["Snapshots"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer brings a `main` of its own: only for builds with `--sanitize fuzzer`.
if Context.environment["JSONL_TOOLS_LIBFUZZER"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "libfuzz-linter", dependencies: ["LintProbe", "TuningData"],
      path: "Tests/Fuzzing/LibFuzzer",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}

let cTargets = [
  "CCURL", "CICU", "CJSONStrings", "CMinHash", "CSHA256", "CTemporaries", "CTokenization",
]
for target in package.targets where target.type != .system && !cTargets.contains(target.name) {
  var settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
  if target.type != .test {
    settings += [.enableUpcomingFeature("InternalImportsByDefault"), .strictMemorySafety()]
  }
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}

// The documentation plugin costs every clean build seconds, so it comes only when asked for.
if Context.environment["JSONL_TOOLS_DOCS"] == "1" {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
