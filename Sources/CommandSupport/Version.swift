// SPDX-License-Identifier: Apache-2.0

/// The version of the commands and of every package with them: packaging reads it in this file.
public let toolsVersion = "0.1.0"
