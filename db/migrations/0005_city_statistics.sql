-- After many rows of a city came in, the planner still thinks of the table as it was and reads a city whole for every tile of it. Only an owner may count anew.
create function count_city_anew() returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  analyze obstacles;
  analyze cameras;
  analyze sites;
  analyze site_parts;
end
$$
