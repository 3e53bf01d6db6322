// SPDX-License-Identifier: Apache-2.0

/// The folder that the package lies in.
public let repositoryRoot: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/")
}()
