# SPDX-License-Identifier: Apache-2.0
"""The differences we know and keep, each with its reason.

(our template, reference, conversations as a shell pattern, reason)
"""

DIFFERENCES = []
