"""The machinery of prints: values, glyphs, numbering and the typst engine."""
