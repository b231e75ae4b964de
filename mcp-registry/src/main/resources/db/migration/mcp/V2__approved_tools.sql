-- What was approved, tool by tool: a server that lists something else now still offers what of it is unchanged, and nothing else.
alter table mcp_server add column approved_tools jsonb not null default '[]';

update mcp_server set approved_tools = tools where approved = fingerprint;
