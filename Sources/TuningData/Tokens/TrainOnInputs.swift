// SPDX-License-Identifier: Apache-2.0

/// Whether a job also trains on what the model is given, as `train_on_inputs` says.
public enum TrainOnInputs: String, Sendable, CaseIterable {
  /// Only answers and completions; of plain text everything.
  case auto
  /// Everything.
  case all = "true"
  /// Only answers and completions.
  case outputs = "false"
}
