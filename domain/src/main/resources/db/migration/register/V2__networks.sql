-- two wizards that read their neighbours in the same moment would both be given the next free network
alter table tenant
    add constraint tenant_network exclude using gist (network inet_ops with &&)
    where (state <> 'DRAFT' and state <> 'CLOSED');
