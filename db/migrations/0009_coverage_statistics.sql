-- After a city's coverage came in anew, the planner still thinks of its tables as they were, and reads all cameras to replace what one of them covers.
create function count_coverage_anew() returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  analyze footprint_inputs;
  analyze footprints;
  analyze site_coverage;
  analyze site_cameras;
  analyze zone_coverage;
  analyze gaps;
end
$$
