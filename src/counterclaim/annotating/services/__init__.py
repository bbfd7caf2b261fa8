"""Services: what became of aid, water, power, hospitals, schools, roads, and how many it served."""
