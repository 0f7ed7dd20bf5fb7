-- The places of a queue are read from one to the next by state and municipality: without the state in the index every
-- step of that way read and sorted the whole queue, once for each municipality.
drop index task_queue_by_place;
create index task_queue_by_place on task (organisation_id, role, state_code, municipality_code, due_sort, id) where status = 'open';
