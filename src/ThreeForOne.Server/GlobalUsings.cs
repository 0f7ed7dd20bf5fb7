global using ThreeForOne.Domain;
