-- Count the errors of logs with DuckDB, after errcode.integrations.duckdb.register(connection):
--   python -c "import duckdb; from errcode.integrations.duckdb import register; c = duckdb.connect(); register(c);
--     print(c.sql(open('examples/duckdb_logs.sql').read()))"
-- read_text gives whole files; a folder of Parquet: FROM read_parquet('logs/*.parquet') with its column.
WITH lines AS (
    SELECT unnest(string_split(content, chr(10))) AS line FROM read_text('docs/bot.log')
),
found AS (
    SELECT unnest(errcode_explain(line)) AS e FROM lines
)
SELECT e.provider, e.code, e.retry, count(*) AS count, any_value(known.advice_en) AS advice
FROM found
LEFT JOIN (SELECT DISTINCT ON (key) key, advice_en FROM errcode_errors) AS known
    ON known.key = concat(e.provider, ':', e.code)
GROUP BY ALL
ORDER BY count DESC;
