/// What helps while one types; start at [dev.tandem.workbench.editor.typing.TypingHelp].
package dev.tandem.workbench.editor.typing;
