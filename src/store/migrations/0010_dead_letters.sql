-- Letters nobody could deliver are few among all that was ever sent, and looked for by every 待办 and every reading of the metrics.
create index outbox_dead on outbox (id) where state = 'dead';
