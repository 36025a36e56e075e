"""What the grammars of programming languages call things: one table for all, for their names are alike."""

from __future__ import annotations

LANGUAGES = {
    "py": ("python", "language"),
    "java": ("java", "language"),
    "kt": ("kotlin", "language"),
    "kts": ("kotlin", "language"),
    "ts": ("typescript", "language_typescript"),
    "mts": ("typescript", "language_typescript"),
    "tsx": ("typescript", "language_tsx"),
    "js": ("javascript", "language"),
    "mjs": ("javascript", "language"),
    "cjs": ("javascript", "language"),
    "jsx": ("javascript", "language"),
    "go": ("go", "language"),
    "rs": ("rust", "language"),
    "cs": ("c_sharp", "language"),
    "php": ("php", "language_php"),
    "rb": ("ruby", "language"),
    "swift": ("swift", "language"),
    "c": ("c", "language"),
    "h": ("c", "language"),
    **dict.fromkeys(("cc", "cpp", "cxx", "hpp", "hh", "hxx"), ("cpp", "language")),
    **dict.fromkeys(("scala", "sc"), ("scala", "language")),
    **dict.fromkeys(("ex", "exs"), ("elixir", "language")),
}
"""A file's ending → the grammar's package (`tree_sitter_…`) and the function that gives it."""

MEMBERS = frozenset(
    (
       "enum_constant", "enum_entry", "enum_member_declaration", "enum_assignment", "enum_variant", "enum_case",
       "enumerator", "simple_enum_case",
    )
)  # fmt: skip
"""Members of enumerations."""
OBJECTS = frozenset(("object_declaration", "object_definition", "class_definition"))
"""What is a member where it extends something that it gives values to: Kotlin's and Scala's objects."""
CONSTANTS = frozenset(
    (
       "variable_declarator", "property_declaration", "const_spec", "var_spec", "const_item", "static_item",
       "const_element", "property_element", "assignment", "preproc_def", "public_field_definition", "field_definition",
       "init_declarator", "val_definition",
    )
)  # fmt: skip
"""Names that get a value."""
BLOCKED = frozenset(("const_spec", "var_spec"))
"""Declarations that stand in blocks where they are of one kind: Go's `const ( … )`."""
PAIRS = frozenset(
    (
       "pair", "keyed_element", "array_element_initializer", "initializer_pair",
    )
)  # fmt: skip
"""A key and its value in a literal."""
BRANCHES = frozenset(
    (
       "switch_block_statement_group", "switch_rule", "switch_case", "expression_case", "switch_section",
       "switch_expression_arm", "match_arm", "match_conditional_expression", "case_statement", "when_entry",
       "switch_entry", "when",
    )
)  # fmt: skip
"""A branch of a choice: `case 1001: return "text"`."""
CALLS = frozenset(
    (
       "method_invocation", "call_expression", "invocation_expression", "call", "function_call_expression",
       "object_creation_expression", "new_expression", "infix_expression", "tuple", "tuple_expression",
       "parenthesized_expression", "initializer_expression", "initializer_list", "literal_value", "list", "array",
       "array_creation_expression", "struct_expression", "composite_literal", "assignment_expression",
    )
)  # fmt: skip
"""What can be a row in a list of rows: a call, a tuple, a nested list."""
LISTS = frozenset(("array", "list", "tuple", "tuple_expression", "initializer_list", "initializer_expression"))
"""Values in brackets: a path that stands first names the code."""
LOCALS = frozenset(("local_declaration_statement", "local_variable_declaration"))
"""Names within a method: what a program works with, no list."""
SUMS = frozenset(("binary_expression", "binary_operator", "additive_expression", "infix_expression"))
"""Two values with a sign between them."""
FUNCTIONS = frozenset(
    (
       "function_definition", "function_declaration", "method_definition", "method_declaration", "arrow_function",
       "function_item", "function_expression", "lambda_expression", "anonymous_function", "func_literal", "method",
       "constructor_declaration", "init_declaration", "lambda_literal",
    )
)  # fmt: skip
"""What has names of its own, which are no list where they are not in capitals."""
RECORDS = frozenset(
    (
       "object", "dictionary", "hash", "literal_value", "field_initializer_list",
    )
)  # fmt: skip
"""Literals of named fields."""
CLASSES = frozenset(
    (
       "class_definition", "class_declaration", "class",
    )
)  # fmt: skip
BASES = frozenset(
    (
        "superclass", "argument_list", "base_list", "class_heritage", "base_clause", "delegation_specifiers",
        "extends_clause", "inheritance_specifier", "delegation_specifier",
    )
)  # fmt: skip
"""What a class is made of."""
SCOPES = CLASSES | frozenset(
    (
       "enum_declaration", "enum_specifier", "enum_item", "enum_definition", "object_definition", "trait_definition",
       "namespace_definition", "interface_declaration", "object_declaration", "struct_item",
       "namespace_declaration", "module", "trait_item", "impl_item", "companion_object", "const_declaration",
       "type_declaration", "internal_module", "type_alias_declaration",
    )
)  # fmt: skip
"""What gives a name to what is inside."""
BODIES = frozenset(
    (
       "constructor_declaration", "method_declaration", "constructor_body", "block_comment", "comment", "line_comment",
       "import_statement", "lambda_expression", "anonymous_function", "arrow_function", "formal_parameters",
       "parameters",
    )
)  # fmt: skip
"""What is passed over when a value is read."""
COMMENTS = frozenset(
    (
       "comment", "line_comment", "block_comment", "multiline_comment",
    )
)  # fmt: skip
STRINGS = frozenset(
    (
       "string", "string_literal", "interpreted_string_literal", "raw_string_literal", "encapsed_string",
       "line_string_literal", "template_string", "verbatim_string_literal", "multi_line_string_literal",
       "character_literal", "concatenated_string", "rune_literal",
    )
)  # fmt: skip
PIECES = frozenset(
    (
       "string_fragment", "string_content", "interpreted_string_literal_content", "string_literal_content",
       "line_str_text", "multiline_string_fragment", "multi_line_str_text", "raw_string_literal_content",
       "verbatim_string_literal_content", "raw_str_part", "escape_sequence", "character_literal_content",
       "quoted_content",
    )
)  # fmt: skip
NUMBERS = frozenset(
    (
       "integer", "decimal_integer_literal", "hex_integer_literal", "int_literal", "number", "integer_literal",
       "number_literal", "hex_literal", "bin_literal", "octal_integer_literal", "float", "float_literal",
       "long_literal", "unsigned_literal", "decimal_floating_point_literal",
    )
)  # fmt: skip
SIGNED = frozenset(
    (
       "unary_expression", "unary_operator", "prefix_unary_expression", "prefix_expression", "negative_literal",
       "unary", "unary_op_expression",
    )
)  # fmt: skip
NAMES = frozenset(
    (
       "identifier", "simple_identifier", "property_identifier", "name", "constant", "type_identifier",
       "field_identifier", "hash_key_symbol", "simple_symbol", "private_property_identifier", "variable_name",
       "shorthand_property_identifier", "value_argument_label",
    )
)  # fmt: skip
NAMED_VALUES = frozenset(
    (
       "keyword_argument", "value_argument", "named_argument", "argument", "attribute_argument", "field_initializer",
       "class_parameter",
    )
)  # fmt: skip
PATHS = frozenset(
    (
       "field_access", "member_expression", "attribute", "scoped_identifier", "member_access_expression",
       "navigation_expression", "selector_expression", "class_constant_access_expression", "scope_resolution",
       "qualified_identifier",
    )
)  # fmt: skip
"""Names with a dot or colons: `HttpStatus.BAD_REQUEST`."""
NUMBERED = frozenset(
    (
       "enumerator", "enum_assignment", "property_identifier", "enum_member_declaration",
    )
)  # fmt: skip
"""Members that count on where they are given no number."""
WRAPPERS = frozenset(
    (
        "literal_element", "argument", "parenthesized_expression", "expression_list", "as_expression", "match_pattern",
        "computed_property_name", "match_condition_list", "variable_name", "constant_pattern", "pattern",
        "variable_declaration", "switch_label", "switch_pattern",
    )
)  # fmt: skip
"""What stands around a literal without saying anything."""
ARGUMENTS = frozenset(("argument_list", "arguments", "value_arguments"))
