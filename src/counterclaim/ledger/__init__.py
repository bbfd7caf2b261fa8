"""All SQL: schema, migrations, writing, reading, verifying."""
