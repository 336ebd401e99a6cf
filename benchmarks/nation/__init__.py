"""The whole country judged at once: 34 provinces, 3,321 communes, as many people as are asked for."""
